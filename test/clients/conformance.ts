import { describe, expect, test } from "vitest";
import type { Client, Talk } from "./client.ts";
import { eventsOf, holdsText, outcomeOf, without, type Reading } from "./outcome.ts";
import { openStage, type Stage } from "./stage.ts";

/** Runs the same work live and, with the upstream gone, replayed; gives both results and the number of live requests. */
const twice = async <T>(
  stage: Stage,
  work: () => Promise<T>,
): Promise<{ live: T; replayed: T; asked: number }> => {
  const live = await stage.record(work);
  const asked = stage.upstream.seen.length;
  const replayed = await stage.replay(work);
  expect(stage.upstream.seen.length).toBe(asked);
  return { live, replayed, asked };
};

/** Asks again, as an app does, until the library gives an answer. */
const insisting = async (talk: Talk): Promise<unknown[]> => {
  const first = await outcomeOf(() => talk.plain("again"));
  return "value" in first ? [first] : [first, await outcomeOf(() => talk.plain("again"))];
};

const keepsAnswers = (client: Client): void => {
  test("a client built before the session gets the same answer replayed", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    const { live, replayed, asked } = await twice(stage, () => talk.plain("hello"));
    expect(asked).toBe(1);
    expect(JSON.stringify(live)).toContain(client.mark ?? "«hello»");
    expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
  });

  test("two equal requests get their two answers, in order", async () => {
    await using stage = await openStage(client);
    const { live, replayed, asked } = await twice(stage, async () => {
      const talk = client.connect(stage.upstream.origin);
      return [await talk.plain("the same"), await talk.plain("the same")];
    });
    expect(asked).toBe(2);
    expect(live[0]).not.toEqual(live[1]);
    expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
  });
};

const keepsRefusals = (client: Client): void => {
  test("a refused request is the same error replayed", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    stage.upstream.expect({ refuse: 400 });
    const { live, replayed, asked } = await twice(stage, () => outcomeOf(() => talk.plain("refuse me")));
    expect(live).toHaveProperty("error");
    expect(asked).toBe(1);
    expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
  });

  test.each([
    { status: 429, headers: { "retry-after": "1" } },
    { status: 500, headers: { "retry-after-ms": "5" } },
  ])(
    "a $status and the answer after it are both kept and come back in order",
    async ({ status, headers }) => {
      await using stage = await openStage(client);
      const talk = client.connect(stage.upstream.origin);
      stage.upstream.expect({ refuse: status, headers });
      const { live, replayed, asked } = await twice(stage, () => insisting(talk));
      expect(asked).toBe(2);
      expect(live).toHaveLength(client.retries ? 1 : 2);
      const { interactions } = await stage.cassette();
      expect(interactions.map(({ response }) => response?.status)).toEqual([status, 200]);
      expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
    },
  );
};

const keepsStreams = (client: Client, stream: (talk: Talk) => NonNullable<Talk["stream"]>): void => {
  test("a streamed answer comes back event by event", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    const { live, replayed } = await twice(stage, () => eventsOf(() => stream(talk)("stream this")));
    expect(live.error).toBeUndefined();
    expect(live.events.length).toBeGreaterThan(3);
    expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
  });

  test("while recording, the first words are there before the upstream has sent the last", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    const seen = Promise.withResolvers<void>();
    stage.upstream.expect({ holdUntil: seen.promise });
    const acknowledging: Reading = { when: holdsText, leave: () => (seen.resolve(), false) };
    const live = await stage.record(() => eventsOf(() => stream(talk)("live"), acknowledging));
    expect(live.error).toBeUndefined();
    expect(live.events.filter(holdsText)).not.toEqual([]);
  });

  test("breaking out of a stream replays as it was", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    const breaking: Reading = { when: holdsText, leave: () => true };
    const { live, replayed } = await twice(stage, () => eventsOf(() => stream(talk)("break"), breaking));
    expect(live.events.filter(holdsText)).not.toEqual([]);
    expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
  });

  test("aborting a stream by its signal replays as it was", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    const over = Promise.withResolvers<void>();
    stage.upstream.expect({ holdUntil: over.promise });
    const { live, replayed } = await twice(stage, async () => {
      const abort = new AbortController();
      const aborting: Reading = { when: holdsText, leave: () => (abort.abort(), false) };
      return eventsOf(() => stream(talk)("abort", abort.signal), aborting);
    });
    over.resolve();
    expect(live.events.filter(holdsText)).not.toEqual([]);
    expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
  });

  test("a changed streamed request is asked once too", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    await stage.record(() => eventsOf(() => stream(talk)("Tell me about lions.")));
    const changed = () => eventsOf(() => stream(talk)("Tell me about tigers."));
    expect(await stage.summary(changed)).toMatchObject({
      served: 0,
      sent: 0,
      refused: 1,
      problems: [{ code: "miss" }],
    });
  });

  test("a connection cut in the middle of a stream replays as the same failure", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    stage.upstream.expect({ cutAfter: 7 });
    const { live, replayed } = await twice(stage, () => eventsOf(() => stream(talk)("cut")));
    expect(live.events.filter(holdsText)).not.toEqual([]);
    expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
  });
};

const keepsGivingUp = (client: Client, stream: (talk: Talk) => NonNullable<Talk["stream"]>): void => {
  test("giving up before any answer replays as it was", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    const left = (abort: AbortController) => eventsOf(() => stream(talk)("give up", abort.signal));
    const inTime = new AbortController();
    stage.upstream.expect({ silentAfter: () => inTime.abort() });
    const live = await stage.record(() => left(inTime));
    const [given] = (await stage.cassette()).interactions;
    expect(given).toMatchObject({ failure: { kind: "abort" } });
    const later = new AbortController();
    setTimeout(() => later.abort(), 50);
    const replayed = await stage.replay(() => left(later));
    expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
  });
};

const keepsTools = (client: Client, ask: (talk: Talk) => Promise<unknown>): void => {
  test("a tool call comes back with its id and arguments, whole and streamed", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    const { live, replayed } = await twice(stage, () => ask(talk));
    expect(JSON.stringify(live)).toContain("get_weather");
    expect(without(replayed, client.aside)).toEqual(without(live, client.aside));
  });
};

/** Names the nearest recorded request and the path at which the two differ, with both values. */
const EXPLANATION =
  /nearest recorded request is number 1 of 1[^]*\n +\$\.\S+\n +recorded.*lions.*\n +now.*tigers/;

const missesOnce = (client: Client): void => {
  test("a changed request is asked once, answered by nobody, and the session explains it", async () => {
    await using stage = await openStage(client);
    const talk = client.connect(stage.upstream.origin);
    await stage.record(() => talk.plain("Tell me about lions."));
    const outcomes: unknown[] = [];
    const changed = async () => outcomes.push(await outcomeOf(() => talk.plain("Tell me about tigers.")));
    await expect(stage.replay(changed)).rejects.toMatchObject({
      code: "miss",
      message: expect.stringMatching(EXPLANATION) as unknown,
    });
    expect(outcomes).toEqual([{ error: expect.anything() }]);
    expect(await stage.summary(changed)).toMatchObject({ served: 0, sent: 0, refused: 1 });
  });
};

/** Registers what recording and replaying promise to a client library. */
export const conforms = (client: Client): void => {
  // Never sends anything: it only tells what the library can be asked for.
  const offers = client.connect("http://127.0.0.1:1");
  describe(client.name, () => {
    keepsAnswers(client);
    keepsRefusals(client);
    if (offers.stream !== undefined) keepsStreams(client, (talk) => talk.stream!);
    if (offers.stream !== undefined && client.abortsLate !== true)
      keepsGivingUp(client, (talk) => talk.stream!);
    if (offers.tool !== undefined)
      keepsTools(client, async (talk) => [
        await talk.tool!("Weather in Paris?"),
        await eventsOf(() => talk.streamTool!("Weather in Paris?")),
      ]);
    missesOnce(client);
  });
};
