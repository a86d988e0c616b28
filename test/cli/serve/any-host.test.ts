import { expect, test } from "vitest";
import { addressesIn, atAnyOf } from "../../../src/cli/serve/any-host.ts";
import { looping } from "../../../src/cli/serve/looping.ts";
import { openTape } from "../../../src/replay/tape.ts";
import { asked, chat, interaction, type Told } from "../../replay/recorded.ts";

const OPENAI = "https://api.openai.com/v1/chat/completions";
const GROQ = "https://api.groq.com/v1/chat/completions";
const OLLAMA = "http://127.0.0.1:11434/api/chat";

const three = [OPENAI, GROQ, OLLAMA].map((url) => interaction({ url, body: chat("hi") }));

test("a path leads to the hosts that it was recorded from; a host in front of it is meant alone", () => {
  const addressesOf = addressesIn(three);
  expect(addressesOf("/v1/chat/completions?a")).toEqual([`${OPENAI}?a`, `${GROQ}?a`]);
  expect(addressesOf("/api/chat")).toEqual([OLLAMA]);
  expect(addressesOf("/api.groq.com/v1/chat/completions")).toEqual([GROQ]);
  expect(addressesOf("/http:127.0.0.1:11434/api/chat")).toEqual([OLLAMA]);
  expect(addressesOf("/unknown.example/x")).toEqual([
    "https://api.openai.com/unknown.example/x",
    "https://api.groq.com/unknown.example/x",
    "http://127.0.0.1:11434/unknown.example/x",
  ]);
});

test("the first host that was asked the same answers; then the next, until none is left", async () => {
  const tape = atAnyOf([OPENAI, GROQ], openTape({ interactions: three }));
  const request = await asked({ url: "http://localhost/v1/chat/completions", body: chat("hi") });
  expect([1, 2, 3].map(() => tape.find(request, "any")?.index)).toEqual([0, 1, undefined]);
  expect(tape.nearest(request).why).toBe("consumed");
});

test("an equal request at one host goes before a like one at another", async () => {
  const uuid = "0b9d3c5e-0000-4000-8000-00000000000";
  const tape = openTape({
    interactions: [
      interaction({ url: OPENAI, body: chat(`id ${uuid}1`) }),
      interaction({ url: GROQ, body: chat(`id ${uuid}2`) }),
    ],
  });
  const request = await asked({ body: chat(`id ${uuid}2`) });
  expect(atAnyOf([OPENAI, GROQ], tape).find(request, "any")?.index).toBe(1);
});

const repeating = (...told: Told[]) => openTape({ interactions: told.map(interaction) }, { repeats: true });

test("a tape that repeats gives equal requests their answers round and round", async () => {
  const tape = repeating({ body: chat("a") }, { body: chat("b") }, { body: chat("a") });
  const request = await asked({ body: chat("a") });
  expect(Array.from({ length: 5 }, () => tape.find(request, "any")?.index)).toEqual([0, 2, 0, 2, 0]);
  expect(tape.unused()).toHaveLength(1);
});

test("a loop answers any number of values where the recording had a token, and misses what is another request", async () => {
  const uuid = (at: number): string => `0b9d3c5e-0000-4000-8000-00000000000${at}`;
  const tape = looping(() => repeating({ body: chat(`id ${uuid(0)}`) }));
  for (const at of [1, 2, 2, 0, 3])
    expect(tape.find(await asked({ body: chat(`id ${uuid(at)}`) }), "any")?.index).toBe(0);
  expect(tape.find(await asked({ body: chat("other") }), "any")).toBeUndefined();
});
