import type { Cassette } from "../cassette/cassette.ts";
import { failure } from "../errors.ts";
import type { JsonValue } from "../formats/json.ts";
import type { Work } from "./work.ts";

/** The values a test made up: kept while recording, given back while replaying. */
export interface Variables {
  /** Gives the value of `name`: the recorded one, else what `make` gives. */
  readonly get: <T extends JsonValue>(name: string, make: () => T | Promise<T>) => Promise<T>;
  /** Says whether a value was made that the cassette does not hold. */
  readonly isNew: () => boolean;
  /** All values, by name. */
  readonly all: () => Readonly<Record<string, JsonValue>>;
}

/**
 * Opens the variables of a session. While only the cassette is served a name it does not hold is an error
 * (`variableMissing`), because the value would not fit what was recorded.
 */
export const openVariables = (work: Work, cassette: Cassette | undefined, path: string): Variables => {
  const recorded = work === "record" || work === "live" ? {} : (cassette?.variables ?? {});
  const values = new Map<string, JsonValue | Promise<JsonValue>>(Object.entries(recorded));
  const settled = new Map<string, JsonValue>(Object.entries(recorded));
  const made = async (name: string, make: () => JsonValue | Promise<JsonValue>): Promise<JsonValue> => {
    const value = await make();
    settled.set(name, value);
    return value;
  };
  return {
    get: async <T extends JsonValue>(name: string, make: () => T | Promise<T>): Promise<T> => {
      if (!values.has(name)) {
        if (work === "serve" && cassette) throw failure("variableMissing", name, path);
        values.set(name, made(name, make));
      }
      return (await values.get(name)) as T;
    },
    isNew: () => [...settled.keys()].some((name) => !Object.hasOwn(recorded, name)),
    all: () => Object.fromEntries(settled),
  };
};
