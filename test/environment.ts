import * as fc from "fast-check";

/**
 * Tests say themselves whether they run in CI, and in which mode: what the machine says would decide what may be
 * recorded, and whether a snapshot may be written.
 */
for (const name of Object.keys(process.env)) {
  if (name === "CI" || name === "GITHUB_ACTIONS" || name.startsWith("LLM_REPLAY_")) delete process.env[name];
}

/**
 * Every run tries the same cases, so that a change is judged by what it changes; PROPERTY_SEED tries others
 * (`PROPERTY_SEED=$RANDOM npm test`).
 */
fc.configureGlobal({
  seed: Number(process.env.PROPERTY_SEED ?? 20_261_122),
  // Whether a mutant is noticed needs no smallest example.
  endOnFailure: process.env.MUTATED_TESTS !== undefined,
});
