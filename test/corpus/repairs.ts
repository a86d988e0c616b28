import type { CorpusLine } from "./corpus.ts";

/** A key that stands where a recorder took the credential out; it may be found in no cassette. */
export const STAND_IN = "stand-in-for-a-key-that-was-taken-out-4711";

interface Repair {
  readonly name: string;
  readonly why: string;
  readonly apply: (line: CorpusLine) => CorpusLine;
}

const withUrl = (line: CorpusLine, url: string): CorpusLine =>
  url === line.request.url ? line : { ...line, request: { ...line.request, url } };

const firstLine = (value: string): string => value.split(/[\r\n]/, 1)[0]!;

const CREDENTIALS = new Set(["authorization", "x-api-key", "x-goog-api-key", "api-key"]);

/** What one recorder wrote over the value of every header; as a credential it would be taken out of all of them. */
const BLANKED = "**REDACTED**";

const REPAIRS: readonly Repair[] = [
  {
    name: "region placeholder in the host",
    why: "`bedrock-runtime.<AWS_REGION>.amazonaws.com` is no host name",
    apply: (line) => withUrl(line, line.request.url.replace("<AWS_REGION>", "us-east-1")),
  },
  {
    name: "placeholder instead of the host",
    why: "`<GPUSTACK_API_BASE>` stands for a whole base URL",
    apply: (line) =>
      withUrl(line, line.request.url.replace(/^<GPUSTACK_API_BASE>/, "https://gpustack.example/v1")),
  },
  {
    name: "line break in a request header",
    why: "a recorder ran two header lines together; no client can send such a value",
    apply: (line) =>
      line.request.headers.every(([, value]) => value === firstLine(value))
        ? line
        : {
            ...line,
            request: {
              ...line.request,
              headers: line.request.headers.map(([name, value]) => [name, firstLine(value)] as const),
            },
          },
  },
  {
    name: "credential taken out",
    why: "a provider only refuses a call without a key, and recording one is stopped before it is sent",
    apply: (line) =>
      line.request.headers.some(([name, value]) => CREDENTIALS.has(name.toLowerCase()) && value !== BLANKED)
        ? line
        : {
            ...line,
            request: {
              ...line.request,
              headers: [
                ...line.request.headers.filter(([name]) => !CREDENTIALS.has(name.toLowerCase())),
                ["authorization", `Bearer ${STAND_IN}`] as const,
              ],
            },
          },
  },
];

/** Mends what no client could send, by the rules of the table, and says how often each rule was used. */
export const repair = (
  lines: readonly CorpusLine[],
): { readonly lines: readonly CorpusLine[]; readonly counts: Readonly<Record<string, number>> } => {
  const counts: Record<string, number> = {};
  const mended = lines.map((line) =>
    REPAIRS.reduce((before, { name, apply }) => {
      const after = apply(before);
      if (after !== before) counts[name] = (counts[name] ?? 0) + 1;
      return after;
    }, line),
  );
  return { lines: mended, counts };
};
