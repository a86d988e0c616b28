import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printRunFile } from "../../../src/reporters/run-file.ts";
import { runFile, testRun } from "../../reporters/run.ts";
import { cassetteOf } from "../../reporters/suites.ts";
import { user } from "../../trace/diff/conversation.ts";
import { makeRepository, type Repository } from "../diff/repository.ts";
import { type Viewed, viewed } from "./viewed.ts";

const PAGE = `<!doctype html>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'">
<!--data-->
<script>page()</script>
<!--details-->
`;

const answer = (text: string) => cassetteOf([{ messages: [user("Can I get my money back?")], text }]);

const REFUND = "cassettes/refund.json";

/** A repository with one cassette and the page; without a commit there is no base. */
const project = (text = "Yes."): Repository => {
  const repository = makeRepository();
  repository.put({ [REFUND]: answer(text) });
  repository.write("page.html", PAGE);
  return repository;
};

const show = (
  { root }: Repository,
  command: Parameters<typeof viewed>[2] = {},
  env: Parameters<typeof viewed>[3] = {},
): Promise<Viewed> => viewed(root, join(root, "page.html"), command, env);

test("without a base all traces of the one side are there to look at, with what went over the wire", async () => {
  using repository = project();
  await using view = await show(repository);
  const { data } = await view.data();
  expect(data).not.toHaveProperty("base");
  expect(data).not.toHaveProperty("gate");
  expect(data.rows.map(({ id, kind }) => [id, kind])).toEqual([["cassettes/refund", "recorded"]]);
  expect(data.totals.find(({ metric }) => metric === "calls")).toMatchObject({ head: 1 });
  const detail = await view.test("cassettes/refund");
  expect(detail?.calls[0]?.head?.wire?.request.text).toContain("money back");
  expect(detail?.calls[0]?.metrics.map(({ metric }) => metric)).toContain("duration");
  expect(view.out()).toContain("shows 1 cassette (working tree)");
});

test("where there is no repository at all, the cassettes are shown alone", async () => {
  const root = mkdtempSync(join(tmpdir(), "llm-replay-view-"));
  using repository = project();
  await using view = await viewed(root, join(repository.root, "page.html"));
  expect((await view.data()).data.rows).toEqual([]);
  await view[Symbol.asyncDispose]();
  rmSync(root, { recursive: true });
});

test("where there is a base, it shows what a diff would, and the wire of what did not change too", async () => {
  using repository = project();
  repository.put({ [REFUND]: answer("Yes."), "cassettes/hours.json": answer("At nine.") });
  repository.commit();
  repository.put({ [REFUND]: answer("No."), "cassettes/hours.json": answer("At nine.") });
  await using view = await show(repository, { words: ["main"] });
  const { data } = await view.data();
  expect(data.gate?.wording).toBe((await repository.diff("main")).out.split("\n")[0]);
  expect(data.rows.map(({ kind }) => kind)).toEqual(["changed", "unchanged"]);
  expect((await view.test("cassettes/hours"))?.calls[0]?.head?.wire).toBeDefined();
});

test("what is named and is not there is an error, and nothing is served", async () => {
  using repository = project();
  await expect(show(repository, { words: ["nowhere"] })).rejects.toThrow("nowhere");
  await expect(show(repository, { run: "none.json" })).rejects.toThrow("none.json");
  await expect(show(repository, { port: 1.5 })).rejects.toThrow("--port is 1.5");
  await using view = await show(repository);
  await expect(show(repository, { port: view.port })).rejects.toThrow("EADDRINUSE");
});

test("who has not the token gets nothing, whatever is asked for", async () => {
  using repository = project();
  await using view = await show(repository);
  const { origin, pathname } = new URL(view.url);
  const token = pathname.slice(1, -1);
  expect(token.length).toBeGreaterThanOrEqual(24);
  const wrong = `${token.slice(0, -1)}${token.endsWith("x") ? "y" : "x"}`;
  for (const path of [
    "",
    "data",
    `${wrong}/`,
    `${wrong}/data`,
    `${token.slice(1)}/data`,
    `${token}x/events`,
    "%00/",
  ]) {
    const response = await fetch(`${origin}/${path}`);
    expect([path, response.status]).toEqual([path, 403]);
    expect(await response.text()).not.toContain("refund");
  }
  await using again = await show(repository);
  expect(new URL(again.url).pathname).not.toBe(pathname);
});

const raw = async (
  { port, url }: Viewed,
  lines: readonly string[],
  method = "GET",
  path = "data",
): Promise<string> => {
  const socket = connect(port, "127.0.0.1");
  const head = [`${method} ${new URL(url).pathname}${path} HTTP/1.1`, ...lines, "Connection: close"];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  return Buffer.concat(await Array.fromAsync(socket)).toString();
};

test("a name that is not the server's own is refused, even with the token", async () => {
  using repository = project();
  await using view = await show(repository);
  const own = [`Host: 127.0.0.1:${view.port}`, `Host: localhost:${view.port}`];
  for (const host of own) expect(await raw(view, [host])).toMatch(/^HTTP\/1\.1 200 /);
  for (const host of [
    "evil.example",
    `evil.example:${view.port}`,
    "127.0.0.1",
    `127.0.0.1.evil.example:${view.port}`,
  ])
    expect([host, await raw(view, [`Host: ${host}`])]).toEqual([
      host,
      expect.stringMatching(/^HTTP\/1\.1 403 /),
    ]);
});

test("what other pages send is refused, and no page is told that it may read", async () => {
  using repository = project();
  await using view = await show(repository);
  const host = `Host: 127.0.0.1:${view.port}`;
  const refused = [
    "Origin: https://evil.example",
    "Origin: null",
    `Origin: http://localhost:${view.port}`,
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: same-site",
  ];
  for (const line of refused) {
    const answer = await raw(view, [host, line]);
    expect([line, answer]).toEqual([line, expect.stringMatching(/^HTTP\/1\.1 403 /)]);
    expect(answer).not.toMatch(/access-control|refund/i);
  }
  for (const line of [
    `Origin: http://127.0.0.1:${view.port}`,
    "Sec-Fetch-Site: same-origin",
    "Sec-Fetch-Site: none",
  ])
    expect([line, await raw(view, [host, line])]).toEqual([line, expect.stringMatching(/^HTTP\/1\.1 200 /)]);
});

test("nothing can be sent to it, and there is nothing but the page and its data", async () => {
  using repository = project();
  await using view = await show(repository);
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"]) {
    const answer = await raw(view, [`Host: 127.0.0.1:${view.port}`], method);
    expect([method, answer]).toEqual([
      method,
      expect.stringMatching(/^HTTP\/1\.1 405 [^]*allow: GET, HEAD/i),
    ]);
  }
  expect(await raw(view, [`Host: 127.0.0.1:${view.port}`], "HEAD")).toMatch(/^HTTP\/1\.1 200 [^{]*$/);
  const strange = [
    "x",
    "../page.html",
    "..%2f..%2fetc/passwd",
    "tests",
    "tests/1",
    "tests/cassettes",
    "tests/%ZZ",
    "data/",
  ];
  for (const path of strange)
    expect([path, await raw(view, [`Host: 127.0.0.1:${view.port}`], "GET", path)]).toEqual([
      path,
      expect.stringMatching(/^HTTP\/1\.1 404 /),
    ]);
});

test("every answer says that it may load from here alone, be framed nowhere, and not be kept", async () => {
  using repository = project();
  await using view = await show(repository);
  for (const url of [view.url, `${view.url}data`, `${view.url}nothing`]) {
    const { headers } = await fetch(url);
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'sha256-x'; connect-src 'self'; frame-ancestors 'none'",
    );
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  }
  const page = await (await fetch(view.url.replace(/\/$/, ""))).text();
  expect(page).not.toContain("http-equiv");
  expect(page).toMatch(
    /id="data">\{"title"[^<]*<\/script>\n<script type="application\/json" id="live">\{"version"/,
  );
});

test("a cassette that is written anew is shown, and open pages are told", async () => {
  using repository = project();
  await using view = await show(repository);
  const { version } = await view.data();
  const told = view.until((state) => state.version > version);
  repository.put({ [REFUND]: answer("Only within 30 days.") });
  await told;
  expect((await view.test("cassettes/refund"))?.calls[0]?.head?.text).toBe("Only within 30 days.");
});

test("what the run of the tests showed is shown as soon as it is written", async () => {
  using repository = project();
  await using view = await show(repository);
  const { version } = await view.data();
  const cassette = { path: REFUND, mode: "once", work: "replay", served: [0], sent: 0, missed: 0 };
  const failed = testRun("a.test.ts > says no", { state: "failed", cassette });
  repository.write(".llm-replay/run.json", printRunFile(runFile({ tests: [failed] })));
  await view.until((state) => state.version > version);
  const [row] = (await view.data()).data.rows;
  expect(row).toMatchObject({ id: "a.test.ts > says no", kind: "failed", severity: "regression" });
});

test("folders that come later, go, and come again are followed", async () => {
  using repository = project();
  rmSync(join(repository.root, "cassettes"), { recursive: true });
  await using view = await show(repository);
  const rowsAfter = async (change: () => void): Promise<number> => {
    const { version } = await view.data();
    const told = view.until((state) => state.version > version);
    change();
    await told;
    return (await view.data()).data.rows.length;
  };
  const nested = { "cassettes/a/b/refund.json": answer("Yes.") };
  expect(await rowsAfter(() => repository.put({ [REFUND]: answer("Yes.") }))).toBe(1);
  expect(await rowsAfter(() => rmSync(join(repository.root, "cassettes"), { recursive: true }))).toBe(0);
  expect(await rowsAfter(() => repository.put(nested))).toBe(1);
  expect(await rowsAfter(() => rmSync(join(repository.root, "cassettes/a"), { recursive: true }))).toBe(0);
});

test("what cannot be read leaves what was shown, says why, and is shown once it can be read", async () => {
  using repository = project();
  await using view = await show(repository);
  const before = await view.data();
  repository.write(".llm-replay/run.json", "{");
  const { version, problem } = await view.until((state) => state.problem !== undefined);
  expect([version, problem]).toEqual([before.version, expect.stringContaining("run.json")]);
  expect((await view.data()).data).toEqual(before.data);
  expect(view.err()).toContain(problem);
  repository.write(".llm-replay/run.json", printRunFile(runFile()));
  expect(await view.until((state) => state.version > version)).not.toHaveProperty("problem");
});

const watching = (): number =>
  process.getActiveResourcesInfo().filter((name) => name === "FSEventWrap").length;

test("a signal ends it with code 0: streams, files and port are let go", async () => {
  using repository = project();
  await expect.poll(watching).toBe(0);
  const view = await show(repository);
  expect(watching()).toBeGreaterThan(0);
  const events = Array.fromAsync(view.events());
  await view.data();
  view.signal("SIGINT");
  expect(await view.ended).toBe(0);
  expect((await events).length).toBeGreaterThan(0);
  await expect(fetch(view.url)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  await expect.poll(watching).toBe(0);
});

test("a browser is opened where that is asked for, and what keeps it from that is told", async () => {
  using repository = project();
  for (const opener of ["bin/xdg-open", "bin/open"]) {
    repository.write(opener, `#!/bin/sh\necho "$1" > "${repository.root}/opened"\n`);
    chmodSync(join(repository.root, opener), 0o755);
  }
  const PATH = `${join(repository.root, "bin")}:/usr/bin:/bin`;
  await using view = await show(repository, { opens: true }, { PATH });
  await expect.poll(() => readFileSync(join(repository.root, "opened"), "utf8")).toBe(`${view.url}\n`);
  await using other = await show(repository, { opens: true }, { PATH: repository.root });
  await expect.poll(other.err).toContain("no browser could be opened");
});
