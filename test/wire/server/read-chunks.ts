import { request } from "node:http";

/** Sends a request and gives the body of its answer in the chunks that HTTP cut it into; fetch may join what waits. */
export const readChunks = (url: string, body?: string): Promise<Buffer[]> =>
  new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    request(url, body === undefined ? {} : { method: "POST", headers })
      .on("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => resolve(chunks)).on("error", reject);
      })
      .on("error", reject)
      .end(body);
  });
