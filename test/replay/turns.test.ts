import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { turns } from "../../src/replay/turns.ts";

test("promises and ticks of one turn are settled before the next begins", async () => {
  const next = turns();
  const said: string[] = [];
  for (let turn = 0; turn < 20; turn++) {
    await next();
    said.push(`turn ${turn}`);
    process.nextTick(() => void Promise.resolve().then(() => process.nextTick(() => said.push("settled"))));
  }
  await next();
  expect(said).toEqual(Array.from({ length: 20 }, (_, turn) => [`turn ${turn}`, "settled"]).flat());
});

test("pieces that are pushed in turns of their own are read one by one", async () => {
  const next = turns();
  const stream = new Readable({ read: () => undefined });
  const push = async (): Promise<void> => {
    for (let piece = 0; piece < 50; piece++) {
      stream.push("piece ");
      await next();
    }
    stream.push(null);
  };
  const readAll = async (): Promise<string[]> => (await Array.fromAsync(stream)).map(String);
  const [read] = await Promise.all([readAll(), push()]);
  expect(read).toEqual(Array.from({ length: 50 }, () => "piece "));
});
