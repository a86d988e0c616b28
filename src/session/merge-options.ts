import { joinRedact } from "./join-redact.ts";
import type { Options } from "./options.ts";

/** Lays `over` on `under`: the parts of `traffic`, `match` and `budgets` are joined by name, `redact` adds up, the rest is replaced. */
export const mergeOptions = (under: Options, over: Options): Options => ({
  ...under,
  ...Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined)),
  ...joined("traffic", under.traffic, over.traffic),
  ...joined("match", under.match, over.match),
  ...joined("budgets", under.budgets, over.budgets),
  ...(under.redact && over.redact ? { redact: joinRedact(under.redact, over.redact) } : {}),
});

const joined = (name: string, under: object | undefined, over: object | undefined) =>
  under && over ? { [name]: { ...under, ...over } } : {};
