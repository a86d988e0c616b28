import type { Interaction } from "../cassette/cassette.ts";
import { CREDENTIAL_HEADER, credentialFingerprint } from "../cassette/credential.ts";
import type { MatchOptions } from "../replay/match-options.ts";
import { normalizedKey } from "../replay/normalized-key.ts";

/** Adds to recorded requests what matching needs and the recorder does not keep. */
export interface MatchMarks {
  /** Notes the request that became the interaction at `index`. */
  readonly seen: (request: Request, index: number) => void;
  /** Gives the interaction at `index` with the key of `match.normalize` and the fingerprint of `match.credentials`. */
  readonly marked: (interaction: Interaction, index: number) => Interaction;
}

/** Starts to mark the interactions of one recording. */
export const openMatchMarks = ({ normalize, credentials }: MatchOptions): MatchMarks => {
  const fingerprints = new Map<number, string>();
  return {
    seen: (request, index) => {
      const fingerprint = credentials ? credentialFingerprint(request) : undefined;
      if (fingerprint !== undefined) fingerprints.set(index, fingerprint);
    },
    marked: (interaction, index) => {
      const fingerprint = fingerprints.get(index);
      if (!normalize && fingerprint === undefined) return interaction;
      const { request } = interaction;
      const headers: Interaction["request"]["headers"] =
        fingerprint === undefined ? request.headers : [...request.headers, [CREDENTIAL_HEADER, fingerprint]];
      const marked = { ...request, headers };
      return {
        ...interaction,
        request: normalize ? { ...marked, key: normalizedKey(marked, normalize) } : marked,
      };
    },
  };
};
