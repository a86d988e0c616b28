import type { MediaPart, Part, ToolCallPart, ToolResponsePart } from "../../trace/message.ts";
import { Recorded } from "../recorded.tsx";
import { Value } from "./json.tsx";
import { Text } from "./text.tsx";

const BYTES = new Intl.NumberFormat("en", { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 });

const Media = ({ type, modality, mimeType, reference, size, transcript }: MediaPart) => (
  <figure class="media">
    <figcaption>
      <b>{modality}</b> {type}
      {mimeType !== undefined && (
        <>
          {" · "}
          <Recorded text={mimeType} />
        </>
      )}
      {size !== undefined && ` · ${BYTES.format(size / 1000)}`}
      {reference !== undefined && (
        <code>
          <Recorded text={reference} />
        </code>
      )}
    </figcaption>
    {transcript !== undefined && <Text text={transcript} />}
  </figure>
);

/** A tool that a model asks for, with its arguments. */
export const ToolCall = ({ name, arguments: given, isHosted }: ToolCallPart) => (
  <div class="part tool-call">
    <p class="part-head">
      <span class="part-kind">{isHosted ? "hosted tool" : "calls tool"}</span>
      <code>
        <Recorded text={name} />
      </code>
    </p>
    <Value value={given} />
  </div>
);

const ToolResponse = ({ name, response }: ToolResponsePart) => (
  <div class="part tool-response">
    <p class="part-head">
      <span class="part-kind">tool answers</span>
      {name !== undefined && (
        <code>
          <Recorded text={name} />
        </code>
      )}
    </p>
    <Value value={response} />
  </div>
);

const Reasoning = ({ content }: { readonly content: string }) => (
  <details class="part reasoning">
    <summary>reasoning</summary>
    <Text text={content} />
  </details>
);

const Refusal = ({ content }: { readonly content: string }) => (
  <div class="part refusal">
    <p class="part-head">
      <span class="part-kind">refuses</span>
    </p>
    <Text text={content} />
  </div>
);

/** One piece of a message: its text, a tool, a picture's place, … */
export const MessagePart = ({
  part,
  most,
}: {
  readonly part: Part;
  /** How much of its text is shown at once, in UTF-16 units. */
  readonly most?: number;
}) => {
  if (part.type === "text") return <Text text={part.content} {...(most !== undefined && { most })} />;
  if (part.type === "reasoning") return <Reasoning content={part.content} />;
  if (part.type === "refusal") return <Refusal content={part.content} />;
  if (part.type === "tool_call") return <ToolCall {...part} />;
  if (part.type === "tool_call_response") return <ToolResponse {...part} />;
  if (part.type !== "other") return <Media {...part} />;
  return (
    <div class="part">
      <p class="part-head">
        <span class="part-kind">
          <Recorded text={part.name} />
        </span>
      </p>
      <Value value={part.value} />
    </div>
  );
};
