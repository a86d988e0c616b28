import * as fc from "fast-check";

/**
 * Every run tries the same cases, so that a change is judged by what it changes; PROPERTY_SEED tries others
 * (`PROPERTY_SEED=$RANDOM npm test`).
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_122) });
