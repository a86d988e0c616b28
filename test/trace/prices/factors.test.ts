import { expect, test } from "vitest";
import { CORRECTIONS } from "../../../src/trace/prices/corrections.ts";
import { SURCHARGES, TIER_FACTORS } from "../../../src/trace/prices/factors.ts";
import { loadPrices } from "../../../src/trace/prices/load-prices.ts";

const ROWS = [...CORRECTIONS, ...TIER_FACTORS, ...SURCHARGES];

test("every row that is not the table's names a provider of the table, the page it is from, and the day it was read", () => {
  for (const { provider, source, read } of ROWS) {
    expect(loadPrices().findProvider({ providerId: provider })?.id).toBe(provider);
    expect(URL.canParse(source), source).toBe(true);
    expect(read).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});
