import { chunksOf } from "../../src/cassette/body.ts";
import type { Interaction } from "../../src/cassette/cassette.ts";
import { startRecording, type Recording, type RecordingOptions } from "../../src/recorder/record.ts";
import { createRedactor } from "../../src/recorder/redact.ts";

/** Starts a recording with the default redactor. */
export const record = (options: Partial<RecordingOptions> = {}): Recording =>
  startRecording({ redactor: createRedactor(), ...options });

/** Sends a request the way the wire does: the answer gets a copy, the network the caller's own arguments. */
export const send = (recording: Recording, url: string, init?: RequestInit): Promise<Response> =>
  recording.answer(new Request(url, init), () => fetch(url, init));

/** Waits for the only interaction of a recording. */
export const only = async (recording: Recording): Promise<Interaction> => {
  await recording.settle(2000);
  const [interaction, ...others] = recording.interactions();
  if (!interaction || others.length > 0)
    throw new Error(`expected one interaction, got ${others.length + 1}`);
  return interaction;
};

/** The chunks of a response on tape. */
export const stored = ({ response }: Interaction): Buffer[] =>
  chunksOf(response?.body ?? null).map((chunk) => Buffer.from(chunk));

/** Reads a response chunk by chunk. */
export const read = async (response: Response): Promise<Buffer[]> => {
  const chunks: Buffer[] = [];
  for await (const chunk of response.body ?? []) chunks.push(Buffer.from(chunk));
  return chunks;
};

/** What `work` fails with. */
export const thrown = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure");
};
