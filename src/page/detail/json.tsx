import type { JsonValue } from "../../formats/json-value.ts";
import { useMemo, useState } from "preact/hooks";
import { Recorded } from "../recorded.tsx";
import { CAP, capText } from "./cap-text.ts";
import { type JsonToken, jsonTokens } from "./json-tokens.ts";
import { isJsonDocument, layOutJson, startOf } from "./lay-out-json.ts";
import { ShowAll, Slices, Text } from "./text.tsx";

const Token = ({ kind, text }: JsonToken) =>
  kind === "punctuation" ? (
    <>{text}</>
  ) : (
    <span class={`json-${kind}`}>
      <Recorded text={text} />
    </span>
  );

/** A JSON object or array over several lines, in colours; a long one is cut, and stands whole and without colours when asked for. */
export const JsonText = ({ text }: { readonly text: string }) => {
  const [isWhole, setWhole] = useState(false);
  const { start, isWhole: isShort } = useMemo(() => startOf(layOutJson(text), CAP), [text]);
  if (isWhole && !isShort)
    return (
      <pre class="text code" dir="ltr">
        <Slices text={text} cut={layOutJson} />
      </pre>
    );
  return (
    <>
      <pre class="text code json" dir="ltr">
        {[...jsonTokens(capText(start))].map((token, index) => (
          <Token key={index} {...token} />
        ))}
      </pre>
      {!isShort && <ShowAll text={text} onClick={() => setWhole(true)} />}
    </>
  );
};

/** A recorded value: a text as prose, anything else, and a text that is JSON, as JSON over several lines. */
export const Value = ({ value }: { readonly value: JsonValue }) => {
  const isProse = useMemo(() => typeof value === "string" && !isJsonDocument(value), [value]);
  if (typeof value !== "string") return <JsonText text={JSON.stringify(value)} />;
  return isProse ? <Text text={value} /> : <JsonText text={value} />;
};
