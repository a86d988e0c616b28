import got from "got";
import { conforms } from "./conformance.ts";

const body = (content: string, stream: boolean) => ({
  model: "gpt-4o",
  stream,
  messages: [{ role: "user", content }],
});

conforms({
  name: "got",
  retries: false,
  connect: (origin) => {
    const url = `${origin}/v1/chat/completions`;
    return {
      plain: (prompt) => got.post(url, { json: body(prompt, false) }).json(),
      stream: (prompt, signal) =>
        got.stream.post(url, { json: body(prompt, true), ...(signal === undefined ? {} : { signal }) }),
    };
  },
});
