import type { MediaPart, OutputMessage } from "../message.ts";
import { finishReasonOf } from "../values/finish-reason.ts";
import { defined, listOf, objectOf, textIn, without, type Loose } from "../values/json-access.ts";
import { blobPart } from "../values/media-part.ts";
import type { Answered, Asked, BodyForm } from "./body-form.ts";
import { textParts } from "./text-parts.ts";

const PROMPTS = ["prompt", "text_prompts", "image"];

/** What Amazon's models are asked stands in a member that is called after the task. */
const isTask = (name: string): boolean => name.endsWith("Params");

const picture = (value: Loose): MediaPart[] => {
  const bytes = textIn(value);
  return bytes ? [blobPart(bytes, { modality: "image" })] : [];
};

const asked = (body: Loose): Asked => {
  const request = objectOf(body);
  const tasks = Object.keys(request).filter(isTask);
  const { text, image, images } = objectOf(request[tasks[0] ?? ""]);
  const prompts = listOf(request.text_prompts).map((prompt) => objectOf(prompt).text);
  const parts = [
    ...[request.prompt, text, ...prompts].flatMap((prompt) => textParts(prompt)),
    ...[request.image, image, ...listOf(images)].flatMap((bytes) => picture(bytes)),
  ];
  return {
    parameters: without(request, new Set([...PROMPTS, ...tasks])),
    input: parts.length > 0 ? [{ role: "user", parts }] : [],
  };
};

/** Stability says nothing of a picture that is fine, and of others which filter took it. */
const reasonOf = (reason: Loose): string | undefined =>
  textIn(reason)?.startsWith("Filter") ? "content_filter" : finishReasonOf(textIn(reason));

const drawn = (bytes: Loose, reason: Loose): OutputMessage => ({
  role: "assistant",
  parts: picture(bytes),
  ...defined({ finishReason: reasonOf(reason) }),
});

const answered = (body: Loose): Answered => {
  const { images, artifacts, finish_reasons } = objectOf(body);
  const reasons = listOf(finish_reasons);
  const older = listOf(artifacts).map(objectOf);
  return {
    output: [
      ...listOf(images).map((bytes, index) => drawn(bytes, reasons[index])),
      ...older.map(({ base64, finishReason }) => drawn(base64, finishReason)),
    ],
  };
};

/**
 * The bodies of models that draw, as Bedrock takes them: Amazon's and Stability's
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-image.html,
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-stability-diffusion.html).
 */
export const bedrockImages: BodyForm = {
  asked,
  answered,
  folded: () => undefined,
  isOutput: () => false,
};
