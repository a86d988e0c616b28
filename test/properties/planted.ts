import type { Random } from "../corpus/random.ts";
import { pick } from "../corpus/random.ts";

/** A made-up credential. */
export interface Planted {
  readonly shape: string;
  /** The credential with what stands around it, as a program would print it. */
  readonly text: string;
  /** The credential alone, as it goes into a header or a query. */
  readonly value: string;
  /** The drawn characters: no run of them may be found in a file. */
  readonly drawn: readonly string[];
}

const DIGITS = "0123456789";
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = UPPER.toLowerCase();
const ALNUM = UPPER + LOWER + DIGITS;
const KEYLIKE = `${ALNUM}_-`;
const HEX = `${DIGITS}abcdef`;

/** Draws `length` characters, ending in a letter or digit, so that a word boundary follows. */
const drawn = (random: Random, length: number, alphabet = ALNUM): string => {
  const letters = [...alphabet];
  const edge = letters.filter((letter) => ALNUM.includes(letter));
  const at = (index: number) => pick(random, index === 0 || index === length - 1 ? edge : letters);
  return Array.from({ length }, (_, index) => at(index)).join("");
};

type Draw = (length: number, alphabet?: string) => string;
type Made = readonly [value: string, drawn: readonly string[], text?: string];

const prefixed = (prefix: string, body: string): Made => [prefix + body, [body]];

const pem = (draw: Draw, kind = "PRIVATE KEY"): Made => {
  const lines = Array.from({ length: 6 }, () => draw(64, `${ALNUM}+/`));
  return [`-----BEGIN ${kind}-----\n${lines.join("\n")}\n-----END ${kind}-----\n`, lines];
};

/** What a program that prints its credentials says, by shape. */
const SHAPES: Readonly<Record<string, (draw: Draw) => Made>> = {
  "OpenAI legacy": (draw) => prefixed("sk-", draw(48)),
  "OpenAI project": (draw) => {
    const [head, tail] = [draw(74, KEYLIKE), draw(74, KEYLIKE)];
    return [`sk-proj-${head}T3BlbkFJ${tail}`, [head, tail]];
  },
  "OpenAI service account": (draw) => {
    const [head, tail] = [draw(58, KEYLIKE), draw(58, KEYLIKE)];
    return [`sk-svcacct-${head}T3BlbkFJ${tail}`, [head, tail]];
  },
  Anthropic: (draw) => prefixed("sk-ant-api03-", `${draw(93, KEYLIKE)}AA`),
  "Google API key": (draw) => prefixed("AIza", draw(35, KEYLIKE)),
  "AWS access key id": (draw) => prefixed("AKIA", draw(16, `${UPPER}234567`)),
  "AWS secret key": (draw) => {
    const key = draw(40, `${ALNUM}+/`);
    return [key, [key], `aws_secret_access_key = ${key}`];
  },
  "GitHub classic": (draw) => prefixed("ghp_", draw(36)),
  "GitHub fine-grained": (draw) => {
    const [head, tail] = [draw(22), draw(59)];
    return [`github_pat_${head}_${tail}`, [head, tail]];
  },
  "Slack bot": (draw) => {
    const tail = draw(24);
    return [`xoxb-${draw(12, DIGITS)}-${draw(12, DIGITS)}-${tail}`, [tail]];
  },
  npm: (draw) => prefixed("npm_", draw(36)),
  Stripe: (draw) => prefixed("sk_live_", draw(24)),
  "Hugging Face": (draw) => prefixed("hf_", draw(34)),
  Groq: (draw) => prefixed("gsk_", draw(52)),
  xAI: (draw) => prefixed("xai-", draw(80)),
  Replicate: (draw) => prefixed("r8_", draw(37)),
  "Azure header": (draw) => {
    const key = draw(32, HEX);
    return [key, [key], `api-key: ${key}`];
  },
  "Cohere header": (draw) => {
    const key = draw(40);
    return [key, [key], `Authorization: Bearer ${key}`];
  },
  "Mistral header": (draw) => {
    const key = draw(32);
    return [key, [key], `Authorization: Bearer ${key}`];
  },
  OpenRouter: (draw) => prefixed("sk-or-v1-", draw(64, HEX)),
  Perplexity: (draw) => prefixed("pplx-", draw(48)),
  LangSmith: (draw) => {
    const [head, tail] = [draw(32, HEX), draw(10, HEX)];
    return [`lsv2_pt_${head}_${tail}`, [head, tail]];
  },
  JWT: (draw) => {
    const [payload, signature] = [draw(60), draw(43, KEYLIKE)];
    return [`eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ${payload}.${signature}`, [payload, signature]];
  },
  PEM: (draw) => pem(draw),
  "basic-auth URL": (draw) => {
    const password = draw(20);
    return [password, [password], `https://admin:${password}@intranet.example.com/reports`];
  },
  SendGrid: (draw) => {
    const [head, tail] = [draw(22, KEYLIKE), draw(43, KEYLIKE)];
    return [`SG.${head}.${tail}`, [head, tail]];
  },
  "GCP service account": (draw) => {
    const [key, lines] = pem(draw);
    const account = { type: "service_account", project_id: "acme", private_key: key, client_id: "1" };
    return [key, lines, JSON.stringify(account)];
  },
  "Postgres URL": (draw) => {
    const password = draw(24);
    return [password, [password], `postgres://app:${password}@db.example.com:5432/app`];
  },
};

/** Draws one credential of each of the 28 shapes. */
export const plantedBy = (random: Random): readonly Planted[] =>
  Object.entries(SHAPES).map(([shape, make]) => {
    const [value, parts, text = value] = make((length, alphabet) => drawn(random, length, alphabet));
    return { shape, value, text, drawn: parts };
  });

const RUN = 14;

/** The runs of drawn characters of a credential that a text holds; a run is fourteen characters, or all of a shorter part. */
export const leaksIn = (text: string, { drawn }: Planted): readonly string[] =>
  drawn.flatMap((part) =>
    Array.from({ length: Math.max(part.length - RUN + 1, 1) }, (_, at) => part.slice(at, at + RUN)).filter(
      (run) => text.includes(run),
    ),
  );
