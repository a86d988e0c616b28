import { bypassed } from "./bypass.ts";

/** The global dispatchers of undici: 1 is read by versions up to 7, 2 by later ones. */
const FIRST = Symbol.for("undici.globalDispatcher.1");
const SECOND = Symbol.for("undici.globalDispatcher.2");

interface Dispatcher {
  readonly constructor: new (options?: unknown) => Dispatcher;
}
type Slots = { [FIRST]?: Dispatcher | undefined; [SECOND]?: Dispatcher | undefined };

const slots = globalThis as Slots;

/**
 * Gives the global dispatchers new pools, with the settings they had: sockets opened before are real, and would
 * carry requests past the interception. Proxies and composed dispatchers of the user stay as they are.
 */
export const renewGlobalDispatchers = (): Disposable => {
  const before = current();
  const fresh = renewed(before);
  if (!fresh) return { [Symbol.dispose]: () => {} };
  put(fresh);
  return {
    [Symbol.dispose]: () => {
      if (slots[FIRST] === fresh.first && slots[SECOND] === fresh.second) put(before);
    },
  };
};

let liveDispatchers: { of: Dispatchers; are: Dispatchers } | undefined;

/**
 * Calls the original fetch unseen and on pools of its own: a real socket left in the global pool would carry a
 * later request past the interception. fetch reads the global dispatcher before it returns.
 */
export const withLiveDispatcher = <T>(send: () => T): T => {
  const before = current();
  const live = liveFor(before);
  if (!live) return bypassed(send);
  put(live);
  try {
    return bypassed(send);
  } finally {
    put(before);
  }
};

interface Dispatchers {
  readonly first: Dispatcher | undefined;
  readonly second: Dispatcher | undefined;
}

const current = (): Dispatchers => ({ first: slots[FIRST], second: slots[SECOND] });

const put = ({ first, second }: Dispatchers): void => {
  slots[FIRST] = first;
  slots[SECOND] = second;
};

const liveFor = (before: Dispatchers): Dispatchers | undefined => {
  const { of, are } = liveDispatchers ?? {};
  if (of?.first === before.first && of?.second === before.second) return are;
  const fresh = renewed(before);
  liveDispatchers = fresh && { of: before, are: fresh };
  return fresh;
};

const renewed = ({ first, second }: Dispatchers): Dispatchers | undefined => {
  if (second) {
    if (!isPlainAgent(second)) return undefined;
    const agent = again(second);
    return { second: agent, first: first && adapted(first, second, agent) };
  }
  return first && isPlainAgent(first) ? { first: again(first), second } : undefined;
};

/** Later versions put an adapter of their agent into the first slot. */
const adapted = (first: Dispatcher, second: Dispatcher, agent: Dispatcher): Dispatcher => {
  if (first === second) return agent;
  return isPlainAgent(first) ? again(first) : new first.constructor(agent);
};

const isPlainAgent = (dispatcher: Dispatcher): boolean => dispatcher.constructor.name === "Agent";

const again = (agent: Dispatcher): Dispatcher => {
  const options = Object.getOwnPropertySymbols(agent).find((symbol) => symbol.description === "options");
  return new agent.constructor(options && Reflect.get(agent, options));
};
