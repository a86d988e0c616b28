import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A message of the chat completions API, as far as the demo uses it. */
export type Message = Readonly<Record<string, unknown>>;

/** One event of a streamed chat completion, as far as the demo reads it. */
interface Delta {
  readonly choices: readonly {
    readonly delta: {
      readonly content?: string | null;
      readonly tool_calls?: readonly {
        readonly id?: string;
        readonly function?: { readonly name?: string; readonly arguments?: string };
      }[];
    };
  }[];
}

/** Streams chat completions. */
export interface ChatClient {
  readonly stream: (body: Readonly<Record<string, unknown>>) => Promise<AsyncIterable<Delta>>;
}

interface OpenAIModule {
  readonly OpenAI: new (options: { maxRetries?: number }) => {
    readonly chat: { readonly completions: { readonly create: ChatClient["stream"] } };
  };
}

/**
 * Gives a client of the `openai` package, from the working directory or beside llm-replay;
 * where it is not installed (`npx llm-replay demo`), one made of fetch. Both read OPENAI_BASE_URL and OPENAI_API_KEY.
 */
export const chatClient = async (): Promise<ChatClient> => {
  const path = [pathToFileURL(join(process.cwd(), "package.json")).href, import.meta.url]
    .map(find)
    .find(Boolean);
  if (!path) return fetchClient();
  const { OpenAI } = (await import(pathToFileURL(path).href)) as OpenAIModule;
  const openai = new OpenAI({});
  return { stream: (body) => openai.chat.completions.create(body) };
};

const find = (from: string): string | undefined => {
  try {
    return createRequire(from).resolve("openai");
  } catch {
    return undefined;
  }
};

const fetchClient = (): ChatClient => ({
  stream: async (body) => {
    const { OPENAI_BASE_URL: base = "https://api.openai.com/v1", OPENAI_API_KEY: key } = process.env;
    const response = await fetch(`${base}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    if (!response.ok || !response.body) {
      const { error } = (await response.json()) as { error?: { message?: string } };
      throw new Error(`${response.status} ${error?.message}`);
    }
    return events(response.body);
  },
});

async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<Delta> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const piece of body) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines)
      if (line.startsWith("data: {")) yield JSON.parse(line.slice("data: ".length)) as Delta;
  }
}
