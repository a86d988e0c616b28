import { failure } from "../errors.ts";
import { checkOptions, type Options } from "../session/options.ts";
import { proveOfPart } from "../session/prove-of-part.ts";
import { enteredScope } from "./scope.ts";

/**
 * Sets options for cassettes: at the top of a file or of a setup file for the whole file, in a `describe` for its
 * tests, in a test for that test, before its first request. Inner options win.
 *
 * @throws what `checkOptions` throws; `pluginMissing` without the Vitest plugin; `optionsTooLate` where the cassette is open already;
 * `clockTooLate` for `clock` inside a test, whose time has begun; `suiteOptionMisplaced`.
 */
export const useCassette = (options: Options): void => {
  const scope = enteredScope();
  if (!scope) throw failure("pluginMissing");
  proveOfPart(checkOptions(options));
  scope.use(options);
};
