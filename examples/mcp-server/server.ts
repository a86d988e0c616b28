import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import OpenAI from "openai";
import { z } from "zod";

/** Makes an MCP server with one tool, which asks a model. */
export const blurbServer = (): McpServer => {
  const openai = new OpenAI({ apiKey: process.env["OPENAI_API_KEY"] ?? "none" });
  const server = new McpServer({ name: "bookshop", version: "1.0.0" });
  server.registerTool(
    "write_blurb",
    {
      description: "Writes one sentence for the back of a book.",
      inputSchema: { title: z.string(), about: z.string() },
    },
    async ({ title, about }) => {
      const { output_text: text } = await openai.responses.create({
        model: "gpt-5-mini",
        instructions: "Write one sentence for the back of a book.",
        input: `${title}: ${about}`,
      });
      return { content: [{ type: "text", text }] };
    },
  );
  return server;
};
