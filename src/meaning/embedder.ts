/** Turns texts into vectors, one for each text, all of one length: any embedding model. */
export type Embedder = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, number, at) => sum + number * (b[at] ?? 0), 0);

/** Gives the cosine of two vectors, -1 to 1; 0 where one of them is all zeros. */
export const cosine = (a: readonly number[], b: readonly number[]): number => {
  const length = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
  return length === 0 ? 0 : dot(a, b) / length;
};
