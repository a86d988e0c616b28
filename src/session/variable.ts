import { failure } from "../errors.ts";
import type { JsonValue } from "../formats/json.ts";
import { currentDesk } from "./active.ts";

/**
 * Gives a value the test made up: `make`'s while recording, which is kept in the cassette under `name`, and the kept
 * one while replaying.
 *
 * @throws `noCassette` where no cassette is in use; `variableMissing` where the cassette lacks `name`.
 */
export const variable = async <T extends JsonValue>(name: string, make: () => T | Promise<T>): Promise<T> => {
  const desk = currentDesk();
  if (!desk) throw failure("noCassette", `variable(${JSON.stringify(name)})`);
  return (await desk.open()).variable(name, make);
};
