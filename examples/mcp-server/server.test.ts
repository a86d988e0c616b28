import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { currentTrace } from "llm-replay";
import { expect, test } from "vitest";
import { blurbServer } from "./server.ts";

test("a client that calls the tool gets a blurb", async () => {
  const [there, here] = InMemoryTransport.createLinkedPair();
  await blurbServer().connect(there);
  const client = new Client({ name: "test", version: "1.0.0" });
  await client.connect(here);

  const { content } = await client.callTool({
    name: "write_blurb",
    arguments: { title: "The Salt Road", about: "a map maker who follows a trade route that does not exist" },
  });

  expect(content).toEqual([{ type: "text", text: currentTrace().output }]);
  expect(currentTrace()).toContainAllOf(["map", "road"]);
  expect(currentTrace()).toStayUnderTokens(200);
  await client.close();
});
