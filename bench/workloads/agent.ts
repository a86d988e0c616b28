import type { Send } from "../contenders/contender.ts";
import { post } from "../workload.ts";
import { proveSame, textOf, type Workload } from "./workload.ts";

const TURNS = 60;

interface Message {
  role: string;
  content: string;
  tool_call_id?: string;
  tool_calls?: object[];
}

const TOOLS = ["search_orders", "read_policy", "refund"].map((name) => ({
  type: "function",
  function: {
    name,
    description: `${name}: looks into the shop's books and gives what stands there. `.repeat(4),
    parameters: { type: "object", properties: { query: { type: "string" } } },
  },
}));

const called = (id: string): Message => ({
  role: "assistant",
  content: "",
  tool_calls: [{ id, type: "function", function: { name: "search_orders", arguments: '{"query":"open"}' } }],
});

/** One agent's run: every turn sends all that was said before, and a tool's result of 1 KB. */
export const runAgent = async (agent: number, turns: number, send: Send, origin: string): Promise<void> => {
  const messages: Message[] = [
    { role: "system", content: `You are agent ${agent}. ${"Answer politely and briefly. ".repeat(60)}` },
    { role: "user", content: `Look after order ${String(agent).padStart(6, "0")};` },
  ];
  for (let turn = 0; turn < turns; turn++) {
    const body = JSON.stringify({ model: "gpt-4o-mini", messages, tools: TOOLS });
    const said = textOf(await (await post(send, origin, body)).json());
    const id = `call_${agent}_${turn}`;
    const order = `order ${String(1_000 * (agent + 1) + turn).padStart(6, "0")};`;
    messages.push(called(id), {
      role: "tool",
      tool_call_id: id,
      content: `${order} ${"is open, paid and on its way. ".repeat(30)}`,
    });
    const before = turn === 0 ? agent : 1_000 * (agent + 1) + turn - 1;
    proveSame(said.slice(0, 19), `about order ${String(before).padStart(6, "0")};`);
  }
};

/** Two agents; the first one warms up. */
export const workload: Workload = {
  title: `Replay of an agent's run of ${TURNS} turns, each of which sends the whole history (2 to 75 KB); a second run is timed`,
  columns: { perTurn: { heading: "ms per turn", digits: 3 } },
  record: async (send, origin) => {
    await runAgent(0, TURNS, send, origin);
    await runAgent(1, TURNS, send, origin);
  },
  replay: async (send, origin) => {
    await runAgent(0, TURNS, send, origin);
    const start = performance.now();
    await runAgent(1, TURNS, send, origin);
    return { perTurn: (performance.now() - start) / TURNS };
  },
};
