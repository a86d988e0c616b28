const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** Writes the way to a value, such as `$.items[0].price`. */
export const jsonPath = (steps: readonly PropertyKey[]): string =>
  steps.reduce<string>((path, step) => {
    const text = String(step);
    if (/^\d+$/.test(text)) return `${path}[${text}]`;
    return IDENTIFIER.test(text) ? `${path}.${text}` : `${path}[${JSON.stringify(text)}]`;
  }, "$");
