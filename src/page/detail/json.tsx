import type { JsonValue } from "../../formats/json-value.ts";
import { useState } from "preact/hooks";
import { Recorded } from "../recorded.tsx";
import { capText } from "./cap-text.ts";
import { type JsonToken, jsonTokens } from "./json-tokens.ts";
import { prettyJson } from "./pretty-json.ts";
import { ShowAll, Text } from "./text.tsx";

const Token = ({ kind, text }: JsonToken) =>
  kind === "punctuation" ? (
    <>{text}</>
  ) : (
    <span class={`json-${kind}`}>
      <Recorded text={text} />
    </span>
  );

/** A JSON text in colours; a long one is cut, and stands whole and without colours when asked for. */
export const JsonText = ({ text }: { readonly text: string }) => {
  const [isWhole, setWhole] = useState(false);
  if (isWhole) return <Text text={text} kind="code" isWhole />;
  const start = capText(text);
  return (
    <>
      <pre class="text code json" dir="ltr">
        {jsonTokens(start).map((token, index) => (
          <Token key={index} {...token} />
        ))}
      </pre>
      {start.length < text.length && <ShowAll text={text} onClick={() => setWhole(true)} />}
    </>
  );
};

/** A recorded value: a text as prose, anything else, and a text that is JSON, as JSON over several lines. */
export const Value = ({ value }: { readonly value: JsonValue }) => {
  const pretty = typeof value === "string" ? prettyJson(value) : JSON.stringify(value, null, 2);
  return pretty === value ? <Text text={value} /> : <JsonText text={pretty} />;
};
