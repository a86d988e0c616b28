import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment as GitHub keeps it. */
interface StoredComment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

/** A request as it came in. */
interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** An answer that is no success. */
export interface Refusal {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly message?: string;
}

interface Rule {
  readonly fits: (request: Seen) => boolean;
  readonly refusal: Refusal;
  left: number;
}

/** A pull request as GitHub tells of it. */
interface StoredPull {
  readonly number: number;
  readonly head: { sha: string; readonly repo: { readonly full_name: string } | null };
  readonly base: { readonly repo: { readonly full_name: string } };
}

/** A server that speaks the part of GitHub's REST API that the action uses. */
export interface GitHubServer extends AsyncDisposable {
  readonly origin: string;
  readonly comments: StoredComment[];
  readonly pulls: Map<number, StoredPull>;
  readonly seen: Seen[];
  /** The most characters of a body; GitHub's own is the default. */
  longest: number;
  /** The merge base that GitHub tells for `<base>...<head>`. */
  readonly mergeBases: Map<string, string>;
  /** Refuses requests, so many times. */
  readonly refuse: (method: string, path: RegExp, refusal: Refusal, times?: number) => void;
  /** Holds back listings of comments until that many have been asked for. */
  readonly gatherListings: (count: number) => void;
  readonly sent: (method: string, path: RegExp) => Seen[];
}

const BOT = "github-actions[bot]";

const readBody = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
};

const answer = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(status === 204 ? undefined : JSON.stringify(body));
};

/** Starts the server; it knows one repository, `shop/bot`. */
export const startGitHub = async (): Promise<GitHubServer> => {
  const comments: StoredComment[] = [];
  const pulls = new Map<number, StoredPull>();
  const seen: Seen[] = [];
  const mergeBases = new Map<string, string>();
  const rules: Rule[] = [];
  let waiting: (() => void)[] = [];
  let gathering = 0;
  let minted = 1000;

  const listing = (url: URL, response: ServerResponse): void => {
    const size = Number(url.searchParams.get("per_page") ?? 30);
    const page = Number(url.searchParams.get("page") ?? 1);
    const next = new URL(url);
    next.searchParams.set("page", `${page + 1}`);
    const more = comments.length > page * size ? { link: `<${next.href}>; rel="next"` } : {};
    answer(response, 200, comments.slice((page - 1) * size, page * size).map(withPage), more);
  };
  const withPage = (comment: StoredComment) => ({
    ...comment,
    html_url: `https://github.test/shop/bot/pull/1#issuecomment-${comment.id}`,
  });
  const tooLong = (body: unknown): boolean => typeof body === "string" && body.length > server.longest;

  type Route = (url: URL, request: Seen, response: ServerResponse, ids: readonly string[]) => void;
  const routes: Record<string, Route> = {
    "GET /repos/shop/bot/issues/(\\d+)/comments": (url, _, response) => {
      if (gathering === 0) return listing(url, response);
      waiting.push(() => listing(url, response));
      if (waiting.length < gathering) return;
      gathering = 0;
      const held = waiting;
      waiting = [];
      for (const go of held) go();
    },
    "POST /repos/shop/bot/issues/(\\d+)/comments": (_, { body }, response) => {
      if (tooLong(body.body))
        return answer(response, 422, {
          message: "Validation Failed",
          errors: [
            {
              resource: "IssueComment",
              code: "unprocessable",
              field: "data",
              message: "Body is too long (maximum is 65536 characters)",
            },
          ],
        });
      const comment = { id: (minted += 1), user: { login: BOT }, body: String(body.body) };
      comments.push(comment);
      answer(response, 201, withPage(comment));
    },
    "PATCH /repos/shop/bot/issues/comments/(\\d+)": (_, { body }, response, [id]) => {
      const comment = comments.find((each) => `${each.id}` === id);
      if (!comment) return answer(response, 404, { message: "Not Found" });
      if (tooLong(body.body)) return answer(response, 422, { message: "Body is too long" });
      comment.body = String(body.body);
      answer(response, 200, withPage(comment));
    },
    "DELETE /repos/shop/bot/issues/comments/(\\d+)": (_, __, response, [id]) => {
      const index = comments.findIndex((each) => `${each.id}` === id);
      if (index === -1) return answer(response, 404, { message: "Not Found" });
      comments.splice(index, 1);
      answer(response, 204, {});
    },
    "GET /repos/shop/bot/pulls/(\\d+)": (_, __, response, [number]) => {
      const pull = pulls.get(Number(number));
      answer(response, pull ? 200 : 404, pull ?? { message: "Not Found" });
    },
    "GET /repos/shop/bot/compare/(.+)": (_, __, response, [basehead = ""]) => {
      const sha = mergeBases.get(decodeURIComponent(basehead));
      answer(response, sha === undefined ? 404 : 200, { merge_base_commit: { sha }, message: "Not Found" });
    },
    "POST /repos/shop/bot/check-runs": (_, __, response) =>
      answer(response, 201, { id: (minted += 1), html_url: `https://github.test/shop/bot/runs/${minted}` }),
    "PATCH /repos/shop/bot/check-runs/(\\d+)": (_, __, response, [id]) =>
      answer(response, 200, { id: Number(id) }),
    "POST /graphql": (_, __, response) => answer(response, 200, { data: { viewer: { login: BOT } } }),
  };

  const http = createServer((incoming, response) => {
    void (async () => {
      const url = new URL(incoming.url ?? "/", origin());
      const request = { method: incoming.method ?? "", path: url.pathname, body: await readBody(incoming) };
      seen.push(request);
      const rule = rules.find((each) => each.left > 0 && each.fits(request));
      if (rule) {
        rule.left -= 1;
        const { status, headers = {}, message = "refused" } = rule.refusal;
        return answer(response, status, { message }, headers);
      }
      for (const [pattern, route] of Object.entries(routes)) {
        const found = new RegExp(`^${pattern}$`).exec(`${request.method} ${request.path}`);
        if (found) return route(url, request, response, found.slice(1));
      }
      answer(response, 404, { message: "Not Found" });
    })();
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  const origin = (): string => `http://127.0.0.1:${(http.address() as AddressInfo).port}`;

  const server: GitHubServer = {
    origin: origin(),
    comments,
    pulls,
    seen,
    mergeBases,
    longest: 65_536,
    refuse: (method, path, refusal, times = Infinity) => {
      rules.push({
        fits: (request) => request.method === method && path.test(request.path),
        refusal,
        left: times,
      });
    },
    gatherListings: (count) => (gathering = count),
    sent: (method, path) => seen.filter((each) => each.method === method && path.test(each.path)),
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections();
      http.close();
      await once(http, "close");
    },
  };
  return server;
};
