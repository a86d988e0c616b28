const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ALNUM = `${UPPER}${UPPER.toLowerCase()}0123456789`;
const KEY = `${ALNUM}_-`;
const HEX = "0123456789abcdef";
const BASE64 = `${ALNUM}+/`;

/** A credential made up for a test: what must not survive, and the text it is written in. */
export interface FakeCredential {
  readonly kind: string;
  /** The part that is secret; the known beginning of a key is not. */
  readonly secret: string;
  /** The credential with what makes it known where its look does not: a header's name, a URL around it. */
  readonly written: string;
}

/** A small generator of numbers, the same for the same seed (mulberry32). */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** Makes one credential of each kind; none is real, none stands in this file. */
export const fakeCredentials = (seed = 1): FakeCredential[] => {
  const next = numbers(seed);
  const some = (length: number, alphabet = ALNUM): string => {
    const made = Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join("");
    const tail = alphabet === KEY || alphabet === BASE64 || alphabet === ALNUM ? "q7" : "";
    return tail + made.slice(tail.length).replace(/[^A-Za-z0-9]$/, "x");
  };
  const fake = (kind: string, secret: string, before = "", after = ""): FakeCredential => ({
    kind,
    secret,
    written: `${before}${secret}${after}`,
  });
  const mark = ["T3Blbk", "FJ"].join("");
  const pem = Array.from({ length: 12 }, () => some(64, BASE64)).join("\n");
  const pemLines = ["-----BEGIN PRIVATE", " KEY-----\n"].join("");
  return [
    fake("OpenAI legacy", `${some(20)}${mark}${some(20)}`, "sk-"),
    fake("OpenAI project", `${some(74, KEY)}${mark}${some(74, KEY)}`, "sk-proj-"),
    fake("OpenAI service account", `${some(58, KEY)}${mark}${some(58, KEY)}`, "sk-svcacct-"),
    fake("Anthropic", some(95, KEY), "sk-ant-api03-"),
    fake("Google", some(35, KEY), "AIza"),
    fake("AWS access key id", some(16, `${UPPER}234567`), "AKIA"),
    fake("AWS secret key", some(40, BASE64), "aws_secret_access_key = "),
    fake("GitHub classic", some(36), "ghp_"),
    fake("GitHub fine-grained", `${some(22)}_${some(59)}`, "github_pat_"),
    fake("Slack bot", `${some(11, "123456789")}-${some(12, "123456789")}-${some(24)}`, "xoxb-"),
    fake("npm", some(36), "npm_"),
    fake("Stripe", some(24), "sk_live_"),
    fake("Hugging Face", some(34), "hf_"),
    fake("Groq", some(52), "gsk_"),
    fake("xAI", some(80), "xai-"),
    fake("Replicate", some(37), "r8_"),
    fake("Azure OpenAI header", some(32, HEX), "api-key: "),
    fake("Azure key", `${some(52)}JQQJ9${some(27)}`),
    fake("Cohere header", some(40), "Authorization: Bearer "),
    fake("Mistral header", some(32), "Authorization: Bearer "),
    fake("OpenRouter", some(64, HEX), "sk-or-v1-"),
    fake("Perplexity", some(48), "pplx-"),
    fake("LangSmith", `${some(32, HEX)}_${some(10, HEX)}`, "lsv2_pt_"),
    fake("JSON web token", `${some(33)}.eyJ${some(80)}.${some(43, KEY)}`, "eyJ"),
    fake("private key", pem, pemLines, "\n-----END PRIVATE KEY-----\n"),
    fake("basic-auth URL", some(18), "https://robot:", "@example.com/v1"),
    fake("Postgres URL", some(20), "postgres://app:", "@db.example.com:5432/app"),
    fake("SendGrid", `${some(22, KEY)}.${some(43, KEY)}`, "SG."),
    fake("Together", some(43, KEY), "tgp_v1_"),
    fake("Cerebras", some(48), "csk-"),
    fake("NVIDIA", some(64, KEY), "nvapi-"),
    fake("DeepSeek", some(32, HEX), "sk-"),
    fake("Bedrock API key", some(128, BASE64), "ABSK"),
    fake("OpenAI ephemeral", some(32, HEX), "ek_"),
  ];
};

/** The credential of a service account, as Google hands it out. */
export const serviceAccount = (seed = 1): { readonly json: string; readonly secret: string } => {
  const key = fakeCredentials(seed).find(({ kind }) => kind === "private key");
  const json = JSON.stringify({
    type: "service_account",
    project_id: "demo",
    private_key: key?.written,
    client_email: "demo@demo.iam.gserviceaccount.com",
  });
  return { json, secret: key?.secret.split("\n")[3] ?? "" };
};

/** The runs of a secret that would give it away: every line, every part of it, longer than a few characters. */
export const telling = ({ secret }: Pick<FakeCredential, "secret">): string[] =>
  secret.split(/[\n]/).filter((part) => part.length >= 8);
