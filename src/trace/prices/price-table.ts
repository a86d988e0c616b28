/** Where prices come from. */
export interface PriceTable {
  /** The package. */
  readonly name: string;
  readonly version: string;
  /** The day it was published: later prices are not in it. */
  readonly date: string;
}

/** Names the price table that costs are computed with, for reports. */
export const priceTable = (): PriceTable => ({
  name: "@pydantic/genai-prices",
  version: "0.1.8",
  date: "2026-09-23",
});
