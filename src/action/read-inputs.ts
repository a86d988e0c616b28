import { failure } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";
import type { ThresholdOptions } from "../reporters/parse-thresholds.ts";
import { readThresholdFlags } from "../reporters/threshold-flags.ts";
import { defined } from "../trace/values/json-access.ts";
import { INPUT_NAMES, INPUTS } from "./input-table.ts";

type Table = typeof INPUTS;

/** What the workflow says the action shall do. */
export type Inputs = { readonly [K in keyof Table]: ReturnType<Table[K]["read"]> } & {
  /** They win over those that the tests are configured with. */
  readonly thresholds: ThresholdOptions;
};

const PREFIX = "INPUT_";

/** The runner hands inputs over in the environment: capitals, spaces as `_`. */
const givenIn = (env: NodeJS.ProcessEnv): Map<string, string> =>
  new Map(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith(PREFIX) && value !== undefined
        ? [[name.slice(PREFIX.length).toLowerCase(), value.trim()]]
        : [],
    ),
  );

/**
 * Reads the action's inputs. What is absent or empty is as `action.yml` says.
 *
 * @throws `inputUnknown` with the nearest right name, since a misspelt input would be no limit at all; `inputInvalid`,
 * `thresholdInvalid`.
 */
export const readInputs = (env: NodeJS.ProcessEnv): Inputs => {
  const given = givenIn(env);
  for (const name of given.keys())
    if (!INPUT_NAMES.includes(name))
      throw failure("inputUnknown", name, INPUT_NAMES.join(", "), nearestName(name, INPUT_NAMES));
  const inputs = Object.fromEntries(
    Object.entries(INPUTS).map(([name, { standard, read }]) => [
      name,
      read(given.get(name) || standard, name),
    ]),
  ) as Omit<Inputs, "thresholds">;
  const absence = defined({
    noTests: inputs["on-missing-tests"],
    noBase: inputs["on-missing-base"],
    noRun: inputs["on-missing-run"],
    unreadable: inputs["on-unreadable"],
  });
  const limits = readThresholdFlags(Object.fromEntries(given));
  return { ...inputs, thresholds: { ...limits, absence } };
};
