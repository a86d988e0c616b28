import { expect, test } from "vitest";
import { loadPrices } from "../../../src/trace/prices/load-prices.ts";
import { lookUp } from "../../../src/trace/prices/look-up.ts";

const PROVIDERS = [
  "anthropic",
  "aws",
  "azure",
  "cohere",
  "deepseek",
  "google",
  "groq",
  "mistral",
  "openai",
  "x-ai",
];

/** The names that a rule spells out, those of the rules in it included. */
const namesIn = (rule: object): string[] =>
  Object.entries(rule).flatMap(([kind, value]: [string, unknown]) => {
    if (kind === "equals") return [value as string];
    return Array.isArray(value) ? value.flatMap((each: object) => namesIn(each)) : [];
  });

test.each(PROVIDERS)("each name that the table spells out for %s is looked up", (provider) => {
  const { calcPrice, findProvider } = loadPrices();
  const names = findProvider({ providerId: provider })?.models.flatMap(({ match }) => namesIn(match)) ?? [];
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const known = calcPrice({}, name, { providerId: provider })?.model.id;
    expect(lookUp(provider, name)?.model.id, name).toBe(known);
  }
});

test.each([
  ["anthropic", "claude-opus-4-20250514", "claude-opus-4-0"],
  ["anthropic", "claude-sonnet-4-5-20250929", "claude-sonnet-4-5"],
  ["google", "claude-sonnet-4@20250514", "claude-4-sonnet"],
  ["google", "gemini-2.5-pro-preview-06-05", "gemini-2.5-pro"],
  ["azure", "gpt-4o-2024-11-20", "gpt-4o"],
])("at %s, %s is %s", (provider, name, id) => {
  expect(lookUp(provider, name)?.model.id).toBe(id);
});
