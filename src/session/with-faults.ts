import { type CassetteStore, fsStore } from "../cassette/store.ts";
import { type Fault, takesTime } from "../replay/faults/fault.ts";
import { faultCassette, withoutTimes } from "../replay/faults/fault-cassette.ts";
import type { Options } from "./options.ts";
import { taped, type Taped, type TapedWork } from "./taped.ts";
import { namedInput } from "./with-cassette.ts";

interface WithFaults {
  <T>(
    name: string,
    faults: Fault | readonly Fault[],
    options: Options,
    work: TapedWork<T>,
  ): Promise<Taped<T>>;
  <T>(name: string, faults: Fault | readonly Fault[], work: TapedWork<T>): Promise<Taped<T>>;
}

/** Reads cassettes as they are after the faults, and writes nothing. */
const faultyStore = (store: CassetteStore, faults: readonly Fault[], isTimed: boolean): CassetteStore => ({
  read: async (path) => {
    const cassette = await store.read(path);
    return cassette && faults.reduce(faultCassette, isTimed ? cassette : withoutTimes(cassette));
  },
  write: () => Promise.resolve(),
});

/**
 * Replays the cassette `<dir>/<name>.json` to `work` as if something had gone wrong: each fault befalls what the one
 * before it left. Always replays, whatever the mode says, and changes no file. Faults that make the client wait do so in
 * real time, while what was recorded comes at once unless `timing` says otherwise.
 *
 * @throws what `withCassette` throws.
 * @function
 */
export const withFaults: WithFaults = async <T>(
  name: string,
  given: Fault | readonly Fault[],
  ...rest: [Options, TapedWork<T>] | [TapedWork<T>]
): Promise<Taped<T>> => {
  const [options, work] = rest.length === 2 ? rest : [{}, rest[0]];
  const faults: readonly Fault[] = "kind" in given ? [given] : given;
  const isTimed = options.timing !== undefined && options.timing !== "instant";
  const store = faultyStore(options.store ?? fsStore(), faults, isTimed);
  const timing = !isTimed && faults.some(takesTime) ? { timing: "recorded" as const } : {};
  return taped(
    {
      ...namedInput(name, { ...options, ...timing, store }),
      after: { mode: "replay", work: "serve", stands: true },
    },
    work,
  );
};
