import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { priceTable } from "../../../src/trace/prices/price-table.ts";

test("the table that is named is the one that is installed", async () => {
  const entry = new URL(import.meta.resolve("@pydantic/genai-prices"));
  const { name, version } = JSON.parse(await readFile(new URL("../package.json", entry), "utf8")) as {
    name: string;
    version: string;
  };
  expect(priceTable()).toMatchObject({ name, version });
});
