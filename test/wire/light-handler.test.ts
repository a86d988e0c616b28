import { expect, test, vi } from "vitest";
import { lightHandler } from "../../src/wire/light-handler.ts";

test("a handler is made without reading where, and errors have their frames afterwards", () => {
  const { stackTraceLimit, prepareStackTrace } = Error;
  const prepare = vi.fn((error: Error, _frames: NodeJS.CallSite[]) => String(error));
  Error.prepareStackTrace = prepare;
  try {
    const { info } = lightHandler(
      () => Promise.resolve(new Response()),
      () => undefined,
    );
    expect(info.callFrame).toBeUndefined();
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
  }
  expect(prepare.mock.calls.filter(([, frames]) => frames.length > 0)).toEqual([]);
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});
