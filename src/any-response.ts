const BODILESS: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/** Tells whether responses of a status never have a body (RFC 9110 §15); `Response` refuses one. */
export const isBodiless = (status: number): boolean => BODILESS.has(status);

/**
 * Makes a response of any status that a server may send; the constructor refuses those that are not from 200 to 599.
 */
export const anyResponse = (
  body: ConstructorParameters<typeof Response>[0],
  init: ResponseInit & { status: number },
): Response => {
  const { status } = init;
  if (status >= 200 && status <= 599) return new Response(body, init);
  const response = new Response(body, { ...init, status: 200 });
  return Object.defineProperties(response, { status: { value: status }, ok: { value: false } });
};
