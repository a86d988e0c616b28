import type { Header } from "../../cassette/cassette.ts";
import type { CallDetail } from "../../reporters/html/page-data.ts";
import { printCount, printDuration } from "../../trace/print-figures.ts";
import { Recorded } from "../recorded.tsx";
import { WireBody } from "./wire-body.tsx";

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
      {wire?.response && <WireBody name="response" body={wire.response} times={call.timing.chunks} />}
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
        <WireBody name="request" body={wire.request} />
      </section>
      <Answer call={call} />
    </div>
  );
};
