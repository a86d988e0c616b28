import { useMemo, useState } from "preact/hooks";
import type { Header } from "../../cassette/cassette.ts";
import type { CallDetail, WireBody } from "../../reporters/html/page-data.ts";
import { printCount, printDuration } from "../../trace/print-figures.ts";
import { Recorded } from "../recorded.tsx";
import { CopyButton } from "./copy-button.tsx";
import { JsonText } from "./json.tsx";
import { prettyJson } from "./pretty-json.ts";
import { Text } from "./text.tsx";

const BYTES = new Intl.NumberFormat("en", { style: "unit", unit: "byte", unitDisplay: "long" });

const Headers = ({ headers }: { readonly headers: readonly Header[] }) => (
  <dl class="headers">
    {headers.map(([name, value], index) => (
      <div key={index}>
        <dt>
          <Recorded text={name} />
        </dt>
        <dd>
          <Recorded text={value} />
        </dd>
      </div>
    ))}
  </dl>
);

const Body = ({ name, body }: { readonly name: string; readonly body: WireBody }) => {
  const [isLaidOut, setLaidOut] = useState(true);
  const { text, size } = body;
  const pretty = useMemo(() => prettyJson(text ?? ""), [text]);
  if (text === undefined)
    return <p class="note">{size === 0 ? "No body." : `${BYTES.format(size)} that are no text.`}</p>;
  return (
    <>
      <p class="body-tools">
        <span class="note">{BYTES.format(size)}</span>
        {pretty !== text && (
          <button type="button" aria-pressed={isLaidOut} onClick={() => setLaidOut(!isLaidOut)}>
            laid out
          </button>
        )}
        <CopyButton text={text} name={name} />
      </p>
      <div class="body" role="region" aria-label={`Body of the ${name}`} tabIndex={0}>
        {isLaidOut && pretty !== text ? <JsonText text={pretty} /> : <Text text={text} kind="code" />}
      </div>
    </>
  );
};

const arrivalOf = ({ timing }: CallDetail): string | undefined => {
  const [first, last] = [timing.chunks[0], timing.chunks.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const count = printCount(timing.chunks.length, "chunk");
  return first === last
    ? `${count} after ${printDuration(first)}`
    : `${count} from ${printDuration(first)} to ${printDuration(last)}`;
};

const Answer = ({ call }: { readonly call: CallDetail }) => {
  const { wire, status, failure } = call;
  const arrival = arrivalOf(call);
  return (
    <section class="response" aria-label="Response">
      <h4>
        Response {status !== undefined && <code>{status}</code>}
        {arrival !== undefined && <span class="note">{arrival}</span>}
      </h4>
      {failure && (
        <p class="why">
          <b>{failure.kind}</b> <Recorded text={failure.message} />
        </p>
      )}
      {wire?.responseHeaders && <Headers headers={wire.responseHeaders} />}
      {wire?.response && <Body name="response" body={wire.response} />}
    </section>
  );
};

/** What went over the wire for a call, as it was recorded. */
export const WireView = ({ call }: { readonly call: CallDetail }) => {
  const { wire, method, url } = call;
  if (!wire) return <p class="note">What went over the wire is kept for tests that changed.</p>;
  return (
    <div class="wire">
      <section class="request" aria-label="Request">
        <h4>
          Request{" "}
          <code>
            {method} <Recorded text={url} />
          </code>
        </h4>
        <Headers headers={wire.requestHeaders} />
        <Body name="request" body={wire.request} />
      </section>
      <Answer call={call} />
    </div>
  );
};
