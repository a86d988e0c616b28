import { resolve } from "node:path";
import { namedCassettePath } from "../cassette/path.ts";
import type { Options } from "./options.ts";
import { proveOfPart } from "./prove-of-part.ts";
import type { SessionInput } from "./session.ts";
import { taped, type Taped, type TapedWork } from "./taped.ts";

interface WithCassette {
  <T>(name: string, options: Options, work: TapedWork<T>): Promise<Taped<T>>;
  <T>(name: string, work: TapedWork<T>): Promise<Taped<T>>;
}

/**
 * What a cassette of a name is opened with.
 *
 * @throws `suiteOptionMisplaced`.
 */
export const namedInput = (name: string, options: Options): SessionInput => {
  proveOfPart(options);
  const dir = resolve(options.dir ?? "cassettes");
  const path = options.resolveCassettePath
    ? namedCassettePath(dir, options.resolveCassettePath({ dir, name }))
    : namedCassettePath(dir, name);
  return { path, title: name, options };
};

/**
 * Runs `work` with the cassette `<dir>/<name>.json` (default folder `cassettes`, from the working folder): its LLM
 * calls are recorded once and served from the file ever after.
 *
 * @throws what `taped` throws; `suiteOptionMisplaced`.
 * @function
 */
export const withCassette: WithCassette = async <T>(
  name: string,
  ...rest: [Options, TapedWork<T>] | [TapedWork<T>]
): Promise<Taped<T>> => {
  const [options, work] = rest.length === 2 ? rest : [{}, rest[0]];
  return taped(namedInput(name, options), work);
};
