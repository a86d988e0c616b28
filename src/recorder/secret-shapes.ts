/** One kind of credential that is known by its look. */
export interface SecretShape {
  readonly name: string;
  /** A text without any of these holds no such credential: the cheap look before the search. */
  readonly hints: readonly string[];
  /** Global, with indices; what the first group holds is masked, or all of it where there is no group. */
  readonly find: RegExp;
  /** It may speak of characters beyond ASCII, which are several bytes. */
  readonly isForCharacters?: true;
}

/**
 * A credential begins where no key character stands before it; the letter of an escape such as `\n` is none, for texts
 * that hold JSON inside JSON.
 */
const START = String.raw`(?:(?<![A-Za-z0-9_-])|(?<=\\[bfnrt])|(?<=\\u[0-9a-fA-F]{4}))`;
const KEY = "[A-Za-z0-9_-]";
const ALNUM = "[A-Za-z0-9]";
const HEX = "[0-9a-fA-F]";

/** Name, the hints, how it begins (kept in the placeholder), what is secret. No part can match in two ways: time is linear. */
type Row = readonly [name: string, hints: readonly string[], prefix: string, secret: string];

const ROWS: readonly Row[] = [
  // makers of models
  ["OpenAI key", ["T3BlbkFJ"], "sk-(?:proj-|svcacct-|admin-|None-)?", `${KEY}{16,}T3BlbkFJ${KEY}{16,}`],
  ["OpenAI project key", ["sk-"], "sk-(?:proj|svcacct|admin|None)-", `${KEY}{40,}`],
  ["secret key", ["sk-"], "sk-", `${ALNUM}{32,}`],
  ["OpenAI ephemeral key", ["ek_"], "ek_", `${ALNUM}{24,}`],
  ["Anthropic key", ["sk-ant-"], String.raw`sk-ant-(?:[a-z]{2,10}\d{2}-)?`, `${KEY}{40,}`],
  ["OpenRouter key", ["sk-or-"], String.raw`sk-or-v\d-`, `${HEX}{48,}`],
  ["Langfuse key", ["sk-lf-"], "sk-lf-", `${HEX}{8}-[0-9a-fA-F-]{27}`],
  ["Google API key", ["AIza"], "AIza", `${KEY}{35,}`],
  ["Google OAuth token", ["ya29."], String.raw`ya29\.`, String.raw`[A-Za-z0-9_.-]{40,}`],
  ["Google OAuth secret", ["GOCSPX-"], "GOCSPX-", `${KEY}{24,}`],
  ["Google refresh token", ["1//0"], "1//0", `${KEY}{40,}`],
  ["Hugging Face token", ["hf_"], "hf_", `${ALNUM}{30,}`],
  ["Groq key", ["gsk_"], "gsk_", `${ALNUM}{40,}`],
  ["xAI key", ["xai-"], "xai-", `${ALNUM}{60,}`],
  ["Replicate token", ["r8_"], "r8_", `${ALNUM}{30,}`],
  ["Perplexity key", ["pplx-"], "pplx-", `${ALNUM}{40,}`],
  ["Together key", ["tgp_v1_"], "tgp_v1_", `${KEY}{40,}`],
  ["Fireworks key", ["fw_"], "fw_", `${ALNUM}{22,}`],
  ["Cerebras key", ["csk-"], "csk-", `${ALNUM}{40,}`],
  ["NVIDIA key", ["nvapi-"], "nvapi-", `${KEY}{40,}`],
  ["Tavily key", ["tvly-"], "tvly-(?:dev-|prod-)?", `${ALNUM}{28,}`],
  ["Azure key", ["JQQJ9"], "", `${ALNUM}{52}JQQJ9${ALNUM}{20,32}`],
  ["Bedrock API key", ["ABSK", "bedrock-api-key-"], "(?:ABSK|bedrock-api-key-)", "[A-Za-z0-9+/]{80,}={0,2}"],
  ["Vercel AI Gateway key", ["vck_"], "vck_", `${ALNUM}{40,}`],
  // what LLM programs are built with
  ["LangSmith key", ["lsv2_"], "lsv2_(?:pt|sk)_", `${HEX}{32}_${HEX}{10}`],
  ["Pinecone key", ["pcsk_"], "pcsk_", `${KEY}{40,}`],
  [
    "AWS access key id",
    ["AKIA", "ASIA", "ABIA", "ACCA"],
    "(?:AKIA|ASIA|ABIA|ACCA)",
    `[A-Z0-9]{16}(?!${KEY})`,
  ],
  ["AWS signature", ["Signature="], "(?:X-Amz-)?Signature=", `${HEX}{64}`],
  ["GitHub token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], "gh[pousr]_", `${ALNUM}{36,}`],
  ["GitHub fine-grained token", ["github_pat_"], "github_pat_", "[A-Za-z0-9_]{60,}"],
  ["GitLab token", ["glpat-"], "glpat-", `${KEY}{20,}`],
  ["Slack token", ["xox", "xapp-"], "(?:xox[abeoprs]|xapp)-", `[A-Za-z0-9-]{20,}`],
  [
    "Slack web hook",
    ["hooks.slack.com/"],
    "hooks\\.slack\\.com/(?:services|workflows|triggers)/",
    "[A-Za-z0-9/]{20,}",
  ],
  ["Telegram bot token", [":AA"], String.raw`\d{8,10}:AA`, `${KEY}{33}(?!${KEY})`],
  ["npm token", ["npm_"], "npm_", `${ALNUM}{36,}`],
  ["PyPI token", ["pypi-Ag"], "pypi-Ag", `${KEY}{50,}`],
  ["Stripe key", ["_live_", "_test_"], "(?:sk|rk|whsec)_(?:live|test)_", `${ALNUM}{20,}`],
  ["ElevenLabs key", ["sk_"], "sk_", "[0-9a-f]{48}"],
  ["SendGrid key", ["SG."], String.raw`SG\.`, String.raw`${KEY}{20,24}\.${KEY}{40,45}`],
  ["Databricks token", ["dapi"], "dapi", `[0-9a-f]{32}(?:-\\d)?(?!${KEY})`],
  ["Notion token", ["ntn_"], "ntn_", `${ALNUM}{40,}`],
  ["Linear key", ["lin_api_"], "lin_api_", `${ALNUM}{40,}`],
  ["Vault token", ["hvs."], String.raw`hvs\.`, `${KEY}{24,}`],
  ["Supabase key", ["sb_secret_", "sbp_"], "(?:sb_secret|sbp)_", `${KEY}{30,}`],
  // forms
  ["JSON web token", ["eyJ"], "eyJ", String.raw`${KEY}{10,}\.${KEY}{10,}\.${KEY}{10,}`],
];

const PEM_HEAD = String.raw`-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----`;
/** Up to the closing line, if that is near; else (a stream that broke off) the lines that are nothing but base64. */
const PEM_BODY = String.raw`(?:[^-"]|-(?!-)){16,65535}(?=-----END)|(?:(?:\\+[nr]|\s)+[A-Za-z0-9+/=]{40,})+`;

const OTHERS: readonly SecretShape[] = [
  { name: "private key", hints: ["PRIVATE KEY"], find: new RegExp(`${PEM_HEAD}(${PEM_BODY})`, "dg") },
  {
    name: "password in a URL",
    hints: ["://", ":\\/\\/"],
    find: /:\\?\/\\?\/[^\s/:@"'`<>\\]{0,64}:([^\s/@"'`<>\\]{3,128})@/dg,
  },
  {
    name: "bearer token",
    hints: ["earer "],
    find: /(?:\b|(?<=\\[bfnrt]))[Bb]earer (?=[^\s"'<>\\]{0,200}?\d)([A-Za-z0-9._~+/-]{20,}={0,2})/dg,
  },
];

/** The credentials known by their look: those of providers and tools whose keys carry a mark of their own. */
export const SECRET_SHAPES: readonly SecretShape[] = [
  ...ROWS.map(([name, hints, prefix, secret]) => ({
    name,
    hints,
    find: new RegExp(`${START}${prefix}(${secret})`, "dg"),
  })),
  ...OTHERS,
];

const KNOWN_PREFIXES = ROWS.filter(([, , prefix]) => prefix !== "").map(
  ([, , prefix]) => new RegExp(`^${prefix}`),
);

/** Measures the known beginning of a credential (`sk-proj-` is 8), which a placeholder keeps; 0 where there is none. */
export const knownPrefixLength = (secret: string): number =>
  Math.max(...KNOWN_PREFIXES.map((prefix) => prefix.exec(secret)?.[0].length ?? 0));
