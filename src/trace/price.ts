import type { Call } from "./call.ts";
import type { Cost } from "./cost.ts";

/** What of a call its price depends on. */
export type Priced = Pick<Call, "provider" | "model" | "operation" | "usage" | "tier" | "url"> & {
  /** ISO 8601: prices change. */
  readonly at: string;
};

/** A call's cost, or why there is none. */
export type Price = { readonly cost: Cost } | { readonly unpriced: string };

/** Prices of own models, or of others than the table's. */
export type Prices = Readonly<Record<string, unknown>>;

/** Prices a call. */
export const priceOf = ({ model }: Priced, _prices?: Prices): Price => ({
  unpriced: `no price is known for ${model ?? "a call without a model"}`,
});
