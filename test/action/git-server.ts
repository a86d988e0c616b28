import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

/** A private repository over HTTP, as a server of GitHub has it under `/shop/bot`. */
export interface GitServer extends AsyncDisposable {
  readonly origin: string;
  /** The status of each answer. */
  readonly answered: number[];
}

const BACKEND = join(execFileSync("git", ["--exec-path"]).toString().trim(), "git-http-backend");

/** Serves a repository to who knows the token. */
export const startGit = async (root: string, token: string): Promise<GitServer> => {
  const answered: number[] = [];
  const wanted = `basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  const http = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (request.headers.authorization !== wanted) {
      answered.push(401);
      response.writeHead(401, { "www-authenticate": "Basic" }).end();
      return;
    }
    const backend = spawn(BACKEND, [], {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: join(root, ".git"),
        GIT_HTTP_EXPORT_ALL: "1",
        GIT_CONFIG_COUNT: "1",
        GIT_CONFIG_KEY_0: "safe.directory",
        GIT_CONFIG_VALUE_0: "*",
        GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
        PATH_INFO: url.pathname.replace(/^\/shop\/bot(\.git)?/, ""),
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers["content-type"],
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"],
      },
    });
    request.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    backend.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    backend.on("close", () => {
      const output = Buffer.concat(chunks);
      const end = output.indexOf("\r\n\r\n");
      const lines = output.subarray(0, end).toString().split("\r\n");
      const headers = new Map(lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]));
      const status = Number(headers.get("Status")?.slice(0, 3) ?? 200);
      headers.delete("Status");
      answered.push(status);
      response.writeHead(status, Object.fromEntries(headers)).end(output.subarray(end + 4));
    });
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    answered,
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
};
