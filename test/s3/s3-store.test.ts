import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bytesOf, storeBody } from "../../src/cassette/body.ts";
import type { Cassette } from "../../src/cassette/cassette.ts";
import { withCassette } from "../../src/index.ts";
import { s3Store, type S3StoreOptions } from "../../src/s3/index.ts";
import { cassetteOf, interactionWith } from "../cassette/cassette-of.ts";
import { ABSENT, BUCKET, type S3, sdk, startS3 } from "./server.ts";

let s3: S3;
beforeAll(async () => {
  if (ABSENT === undefined) s3 = await startS3();
});
afterAll(async () => {
  if (ABSENT === undefined) await s3[Symbol.asyncDispose]();
});

const CREDENTIALS = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

const settings = () => ({
  endpoint: s3.endpoint,
  region: "us-east-1",
  forcePathStyle: true,
  credentials: CREDENTIALS,
  maxAttempts: 1,
});

const storeWith = (client: object = {}, more: Partial<S3StoreOptions> = {}) =>
  s3Store({ bucket: BUCKET, sdk: sdk(), client: { ...settings(), ...client }, ...more });

const text = (said: string) => storeBody([Buffer.from(JSON.stringify({ said }))], "application/json");
const large = (byte: number) => storeBody([new Uint8Array(70_000).fill(byte)]);
const saying = (said: string): Cassette => cassetteOf([interactionWith(text(said))]);

let count = 0;
/** A file name of its own for each test. */
const someFile = (): string => `s3-${++count}.json`;
const pathOf = (file: string): string => resolve("cassettes", file);
const keyOf = (file: string): string => `llm-replay/cassettes/${file}`;

const s3Test = (title: string, work: () => Promise<void>) =>
  test(title, async ({ skip }) => {
    if (ABSENT !== undefined) skip(ABSENT);
    await work();
  });

s3Test("what was written is read, and what is not there is undefined", async () => {
  const path = pathOf(someFile());
  const store = storeWith();
  expect(await store.read(path)).toBeUndefined();
  await store.write(path, saying("one"));
  await store.write(path, saying("two"));
  expect(await storeWith().read(path)).toEqual(saying("two"));
  await store.remove(path);
  await store.remove(path);
  expect(await store.read(path)).toBeUndefined();
  await store.write(path, saying("three"));
  expect(await store.read(path)).toEqual(saying("three"));
});

s3Test(
  "large bodies are objects named by their content, shared by cassettes, and sent before what names them",
  async () => {
    const [one, other] = [someFile(), someFile()];
    const from = s3.uploads.length;
    const cassette = cassetteOf([interactionWith(large(255)), interactionWith(large(254))]);
    await storeWith().write(pathOf(one), cassette);
    await storeWith().write(pathOf(other), cassetteOf([interactionWith(large(255))]));
    expect(s3.uploads.slice(from).map((key) => key.replace(/[0-9a-f]{64}/, "<hash>"))).toEqual([
      `/${BUCKET}/llm-replay/blobs/<hash>.bin`,
      `/${BUCKET}/llm-replay/blobs/<hash>.bin`,
      `/${BUCKET}/${keyOf(one)}`,
      `/${BUCKET}/${keyOf(other)}`,
    ]);
    expect(await storeWith().read(pathOf(one))).toEqual(cassette);
    await storeWith().remove(pathOf(other));
    const [first] = (await storeWith().read(pathOf(one)))?.interactions ?? [];
    expect(bytesOf(first?.request.body ?? null)).toHaveLength(70_000);
  },
);

s3Test("of two writers that read the same one is kept, whole, and the other is told by name", async () => {
  const path = pathOf(someFile());
  const names = ["one", "other"];
  const stores = names.map(() => storeWith());
  for (let round = 0; round < 10; round++) {
    await Promise.all(stores.map((store) => store.read(path)));
    const writes = await Promise.allSettled(
      stores.map((store, index) => store.write(path, saying(`${names[index]} ${round}`))),
    );
    const won = writes.findIndex(({ status }) => status === "fulfilled");
    expect(writes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(writes[1 - won]).toMatchObject({ reason: { code: "cassetteOvertaken" } });
    expect(await storeWith().read(path)).toEqual(saying(`${names[won]} ${round}`));
  }
});

s3Test("two writers that say the same are both content", async () => {
  const path = pathOf(someFile());
  const stores = [storeWith(), storeWith()];
  await Promise.all(stores.map((store) => store.read(path)));
  await Promise.all(stores.map((store) => store.write(path, saying("same"))));
  for (const store of stores) {
    await store.read(path);
    await store.write(path, saying("later"));
  }
  expect(await storeWith().read(path)).toEqual(saying("later"));
});

s3Test("an upload that is cut off leaves the old cassette whole", async () => {
  const file = someFile();
  const store = storeWith();
  await store.write(pathOf(file), saying("old"));
  s3.faults.push({ key: file, kind: "cut" });
  const next = cassetteOf([interactionWith(large(1)), interactionWith(text("new ".repeat(100_000)))]);
  await expect(store.write(pathOf(file), next)).rejects.toMatchObject({ code: "bucketUnreachable" });
  expect(await storeWith().read(pathOf(file))).toEqual(saying("old"));
  await store.write(pathOf(file), next);
  expect(await storeWith().read(pathOf(file))).toEqual(next);
});

s3Test("a write whose answer was lost is asked for again, and known as one's own", async () => {
  const file = someFile();
  const store = storeWith({ maxAttempts: 2 });
  await store.read(pathOf(file));
  s3.faults.push({ key: file, kind: "lost" });
  await store.write(pathOf(file), saying("kept"));
  await store.write(pathOf(file), saying("again"));
  expect(await storeWith().read(pathOf(file))).toEqual(saying("again"));
});

s3Test("a write that comes upon another one under way is tried again", async () => {
  const file = someFile();
  s3.faults.push({ key: file, kind: "conflict" }, { key: file, kind: "conflict" });
  await storeWith().write(pathOf(file), saying("kept"));
  expect(await storeWith().read(pathOf(file))).toEqual(saying("kept"));
});

s3Test("a bucket that is missing, refuses or cannot be reached is told by name", async () => {
  const path = pathOf(someFile());
  const none = Object.assign(new Error("none found"), { name: "CredentialsProviderError" });
  const cases = [
    [storeWith({}, { bucket: "nowhere" }), "bucketMissing", '"nowhere"'],
    [
      storeWith({ credentials: { ...CREDENTIALS, accessKeyId: "nobody" } }),
      "bucketRefused",
      "InvalidAccessKeyId",
    ],
    [storeWith({ credentials: () => Promise.reject(none) }), "bucketRefused", "none found"],
    [storeWith({ endpoint: "http://127.0.0.1:1" }), "bucketUnreachable", "ECONNREFUSED"],
  ] as const;
  for (const [store, code, said] of cases) {
    const found = { code, message: expect.stringContaining(said) as string };
    await expect(store.read(path)).rejects.toMatchObject(found);
    await expect(store.write(path, saying("x"))).rejects.toMatchObject(found);
  }
});

s3Test("an object that is no cassette is named", async () => {
  const file = someFile();
  const { S3Client, PutObjectCommand } = sdk();
  await new S3Client(settings()).send(
    new PutObjectCommand({ Bucket: BUCKET, Key: keyOf(file), Body: '{ "a": 1 }' }),
  );
  await expect(storeWith().read(pathOf(file))).rejects.toMatchObject({ code: "cassetteForeign" });
});

s3Test(
  "a session records to the bucket and replays from it, and its own requests are no part of the cassette",
  async () => {
    let asked = 0;
    const model = createServer((_request, response) => {
      asked++;
      response.setHeader("content-type", "application/json").end('{"answer":42}');
    });
    await new Promise<void>((ready) => model.listen(0, "127.0.0.1", ready));
    const url = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1/chat`;
    const name = someFile().replace(".json", "");
    const run = async (): Promise<unknown> => {
      const options = { store: storeWith(), dir: "cassettes", traffic: { record: ["127.0.0.1:*"] } };
      const { result } = await withCassette(name, options, async (): Promise<unknown> => {
        const response = await fetch(url, { method: "POST", body: "{}" });
        return response.json();
      });
      return result;
    };
    expect([await run(), await run()]).toEqual([{ answer: 42 }, { answer: 42 }]);
    expect(asked).toBe(1);
    const cassette = await storeWith().read(pathOf(`${name}.json`));
    expect(cassette?.interactions.map(({ request }) => request.url)).toEqual([url]);
    model.closeAllConnections();
    model.close();
  },
);

test("without the client's package it says which one to install", async () => {
  await expect(s3Store({ bucket: BUCKET }).read(pathOf(someFile()))).rejects.toMatchObject({
    code: "s3ClientMissing",
    message: expect.stringContaining("npm i -D @aws-sdk/client-s3") as string,
  });
});
