import got from "got";
import { chatBody, type Talk } from "./client.ts";
import { conforms } from "./conformance.ts";
import { CERTIFICATE } from "./fixtures/upstream.ts";

const connect = (origin: string): Talk => {
  const url = `${origin}/v1/chat/completions`;
  const api = got.extend({ https: { certificateAuthority: CERTIFICATE } });
  return {
    plain: (prompt) => api.post(url, { json: chatBody(prompt, false) }).json(),
    stream: (prompt, signal) =>
      api.stream.post(url, { json: chatBody(prompt, true), ...(signal === undefined ? {} : { signal }) }),
  };
};

conforms({ name: "got", retries: false, connect });
conforms({ name: "got over TLS", retries: false, secure: true, connect });
