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
