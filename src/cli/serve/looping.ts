import type { Tape } from "../../replay/tape.ts";

/**
 * Makes a tape that never runs out. `open` gives one that repeats its answers; it is opened anew for what the old one
 * cannot answer any more, such as another value where the recording had a token.
 */
export const looping = (open: () => Tape): Tape => {
  let tape = open();
  return {
    find: (incoming, how) => {
      const hit = tape.find(incoming, how);
      if (hit || how === "exact") return hit;
      const fresh = open();
      const again = fresh.find(incoming, how);
      if (again) tape = fresh;
      return again;
    },
    add: (interaction) => tape.add(interaction),
    unused: () => tape.unused(),
    nearest: (incoming) => tape.nearest(incoming),
  };
};
