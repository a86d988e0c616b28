/**
 * The hook of every Node process under `llm-replay record` and `replay` (`node --import`): whatever no cassette of the
 * process itself answers is put to the broker that the environment names. Without one it does nothing.
 */
import { failure } from "../errors.ts";
import { holdWire, standDesk } from "../session/active.ts";
import { classifyTraffic } from "../wire/traffic.ts";
import { askingAnswer } from "./asking-answer.ts";
import { linkBroker } from "./broker-link.ts";
import { readChildEnv } from "./child-env.ts";

const told = readChildEnv(process.env);
if (told) {
  const { address, replays, traffic, title } = told;
  const link = linkBroker(address);
  standDesk({
    title,
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
    open: () => Promise.reject(failure("noCassette", "The trace")),
    opened: () => undefined,
  });
  holdWire();
}
