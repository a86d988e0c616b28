/**
 * The hook of every Node process under `llm-replay record` and `replay` (`node --import`): whatever no cassette of the
 * process itself answers is put to the broker that the environment names. Without one it does nothing.
 *
 * @module llm-replay/register
 */
import { failure } from "../errors.ts";
import { holdWire, standDesk } from "../session/active.ts";
import { judgeForeign, routeOf } from "../session/traffic-rules.ts";
import { goesLive } from "../session/work.ts";
import { askingAnswer } from "./broker/asking-answer.ts";
import { linkBroker } from "./broker/broker-link.ts";
import { readChildEnv } from "./child-env.ts";
import { handDown } from "./proxy/hand-down.ts";

const told = readChildEnv(process.env);
if (told) {
  const { address, work, traffic, title, proxy, variables } = told;
  const link = linkBroker(address);
  // What goes to the proxy is recorded there.
  const isOnRecord = (url: URL): boolean =>
    proxy !== undefined && url.origin === new URL(proxy.address).origin;
  if (variables) handDown(variables);
  // The broker's owner keeps the books.
  const ledger = { remember: () => undefined, note: () => undefined };
  standDesk({
    title,
    answer: askingAnswer(link, goesLive(work) ? "live" : "refuse"),
    route: (url) => (isOnRecord(url) ? "pass" : routeOf(url, work, traffic)),
    foreign: (attempt) => {
      link.tell(attempt);
      return judgeForeign(attempt, work, traffic, title, ledger);
    },
    open: () => Promise.reject(failure("noCassette", "variable()")),
    opened: () => undefined,
  });
  holdWire();
}
