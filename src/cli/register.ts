/**
 * The hook of every Node process under `llm-replay record` and `replay` (`node --import`): mounts an Answer
 * that asks the process that started the command. Without that process' address in the environment it does nothing.
 */
import { mountWire } from "../wire/mount.ts";
import { classifyTraffic } from "../wire/traffic.ts";
import { askingAnswer } from "./asking-answer.ts";
import { linkBroker } from "./broker-link.ts";
import { readChildEnv } from "./child-env.ts";

/** Where a session of this very process finds the hook, to undo it: what it records is not recorded twice. */
const SLOT = Symbol.for("llm-replay.register");

const told = readChildEnv(process.env);
if (told) {
  const { address, replays, traffic } = told;
  const link = linkBroker(address);
  const mounted = mountWire({
    answer: askingAnswer(link, replays ? "refuse" : "live"),
    route: (url) => {
      const kind = classifyTraffic(url, traffic);
      if (kind === "record") return "answer";
      return kind === "drop" && replays ? "swallow" : "pass";
    },
    foreign: (attempt) => {
      link.tell({ ...attempt, refused: replays });
      return replays ? "refuse" : "pass";
    },
  });
  Object.defineProperty(globalThis, SLOT, { value: mounted, configurable: true });
}
