import type { RedactOptions } from "../recorder/redact.ts";
import type { Options } from "./options.ts";

type Redact = Options["redact"];

/** Reads the option `redact`, which may be a hook alone. */
export const redactParts = (redact: Redact): RedactOptions =>
  typeof redact === "function" ? { hook: redact } : (redact ?? {});

/** Joins two values of the option `redact`: what is secret for a file stays so for its tests. The hooks run one after the other. */
export const joinRedact = (under: NonNullable<Redact>, over: NonNullable<Redact>): RedactOptions => {
  const [one, other] = [redactParts(under), redactParts(over)];
  const lists = (["patterns", "fields", "except", "headers", "keep"] as const).flatMap((name) => {
    const all = [...(one[name] ?? []), ...(other[name] ?? [])];
    return all.length > 0 ? [[name, all] as const] : [];
  });
  const hooks = [one.hook, other.hook].filter((hook) => hook !== undefined);
  const hook: RedactOptions["hook"] = (interaction) => hooks.reduce((seen, run) => run(seen), interaction);
  return { ...Object.fromEntries(lists), ...(hooks.length > 0 && { hook }) };
};
