import { useMemo, useState } from "preact/hooks";
import type { WireBody as Body } from "../../reporters/html/page-data.ts";
import { ChunkList } from "./chunk-list.tsx";
import { CopyButton } from "./copy-button.tsx";
import { JsonText } from "./json.tsx";
import { isJsonDocument } from "./lay-out-json.ts";
import { Text } from "./text.tsx";

const BYTES = new Intl.NumberFormat("en", { style: "unit", unit: "byte", unitDisplay: "long" });

/** The ways to look at a body beside its text as it is. */
const LOOKS = { json: "laid out", chunks: "by chunk" } as const;

type Look = keyof typeof LOOKS;

const looksOf = ({ text, chunks }: Body): Look[] => [
  ...(text !== undefined && isJsonDocument(text) ? (["json"] as const) : []),
  ...(chunks ? (["chunks"] as const) : []),
];

const Shown = ({ body, look, times }: { body: Body; look: Look | undefined; times: readonly number[] }) => {
  if (look === "chunks") return <ChunkList body={body} times={times} />;
  return look === "json" ? <JsonText text={body.text ?? ""} /> : <Text text={body.text ?? ""} kind="code" />;
};

/** A body as it went over the wire: laid out, by chunks with their times, or as it is. */
export const WireBody = (props: {
  readonly name: string;
  readonly body: Body;
  /** When each chunk came, in milliseconds since the call was sent. */
  readonly times?: readonly number[];
}) => {
  const { name, body, times = [] } = props;
  const { text, size } = body;
  const looks = useMemo(() => looksOf(body), [text, body.chunks]);
  const [chosen, choose] = useState<Look | "text">();
  const look = chosen === undefined ? looks[0] : looks.find((each) => each === chosen);
  return (
    <>
      <p class="body-tools">
        <span class="note">{size === 0 ? "No body." : BYTES.format(size)}</span>
        {text === undefined && <span class="note">no text</span>}
        {looks.map((each) => (
          <button
            type="button"
            key={each}
            aria-pressed={look === each}
            onClick={() => choose(look === each ? "text" : each)}
          >
            {LOOKS[each]}
          </button>
        ))}
        {text !== undefined && text !== "" && <CopyButton text={text} name={name} />}
      </p>
      {(text ?? "") + looks.join() !== "" && (
        <div class="body" role="region" aria-label={`Body of the ${name}`} tabIndex={0}>
          <Shown body={body} look={look} times={times} />
        </div>
      )}
    </>
  );
};
