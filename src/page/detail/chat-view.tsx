import type { CallDetail } from "../../reporters/html/page-data.ts";
import type { Message, OutputMessage } from "../../trace/message.ts";
import { Recorded } from "../recorded.tsx";
import { MessagePart } from "./message-part.tsx";

/** Instructions are the same in every call, and long: so much of them is shown at once, in UTF-16 units. */
const INSTRUCTIONS: ReadonlySet<string> = new Set(["system", "developer"]);
const INSTRUCTIONS_SHOWN = 700;

const ROLES: ReadonlySet<string> = new Set(["system", "developer", "user", "assistant", "tool"]);

const Bubble = (props: { readonly message: Message; readonly note?: string | undefined }) => {
  const { role, name, parts } = props.message;
  return (
    <li class={`turn from-${ROLES.has(role) ? role : "other"}`}>
      <p class="role">
        <Recorded text={role} />
        {name !== undefined && (
          <span class="who">
            <Recorded text={name} />
          </span>
        )}
        {props.note !== undefined && (
          <span class="who">
            <Recorded text={props.note} />
          </span>
        )}
      </p>
      <div class="parts">
        {parts.length === 0 && <p class="note">nothing</p>}
        {parts.map((part, index) => (
          <MessagePart
            key={index}
            part={part}
            {...(INSTRUCTIONS.has(role) && { most: INSTRUCTIONS_SHOWN })}
          />
        ))}
      </div>
    </li>
  );
};

const Parameters = ({ parameters }: Pick<CallDetail, "parameters">) => (
  <dl class="facts parameters">
    {Object.entries(parameters).map(([name, value]) => (
      <div key={name}>
        <dt>
          <Recorded text={name} />
        </dt>
        <dd>
          <Recorded text={typeof value === "string" ? value : JSON.stringify(value)} />
        </dd>
      </div>
    ))}
  </dl>
);

const Answers = ({ output }: { readonly output: readonly OutputMessage[] }) => (
  <ol class="messages answers" aria-label={output.length > 1 ? "Answers" : "Answer"}>
    {output.map((message, index) => (
      <Bubble key={index} message={message} note={message.finishReason} />
    ))}
  </ol>
);

const Nothing = ({ call }: { readonly call: CallDetail }) => (
  <p class="note">
    {call.kind === "other" ? "No model was asked: " : "No message could be read: "}
    <code>
      {call.method} <Recorded text={call.url} />
    </code>
  </p>
);

/** A call as the conversation it was: what it was given, and what it answered. */
export const ChatView = ({ call }: { readonly call: CallDetail }) => (
  <div class="chat">
    {Object.keys(call.parameters).length > 0 && <Parameters parameters={call.parameters} />}
    {call.input.length + call.output.length === 0 && <Nothing call={call} />}
    {call.input.length > 0 && (
      <ol class="messages" aria-label="What was sent">
        {call.input.map((message, index) => (
          <Bubble key={index} message={message} />
        ))}
      </ol>
    )}
    {call.output.length > 0 && <Answers output={call.output} />}
    {call.embeddings && (
      <p class="note">
        {call.embeddings.count} vectors of {call.embeddings.dimensions} dimensions
      </p>
    )}
  </div>
);
