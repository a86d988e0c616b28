/** What there is to say of stubs, which stand for requests as a mock wants them. */
export interface Stubs {
  /** How the format calls one. */
  readonly noun: string;
  /** Why stubs were left out, of each one that was. */
  readonly objections: readonly string[];
  /** The hosts that were assumed, of each stub that names none. */
  readonly assumed: readonly string[];
  /** Answers hold places that the mock fills in. */
  readonly isTemplate: boolean;
}

/** Says what became of stubs, a sentence each, the same one once. */
export const stubNotes = ({ noun, objections, assumed, isTemplate }: Stubs): string[] => [
  ...[...Map.groupBy(objections, (why) => why)].map(
    ([why, { length }]) => `${length === 1 ? `1 ${noun} was` : `${length} ${noun}s were`} left out: ${why}.`,
  ),
  ...[...new Set(assumed)].map((origin) => `The host had not been kept: ${origin} stands instead.`),
  ...(isTemplate ? ["Templates in answers stay as they stand."] : []),
];
