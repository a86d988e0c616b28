/** Turns texts into vectors, one for each text, all of one length: any embedding model. */
export type Embedder = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;
