/** Ends of the names under which fields, headers and variables hold a credential; `_` is any separator, or none. */
const ENDS = [
  ...["api_key", "api_secret", "api_token", "access_key", "secret_key", "secret_access_key", "account_key"],
  ...["subscription_key", "private_key", "signing_key", "signing_secret", "encryption_key", "client_secret"],
  ...["webhook_secret", "access_token", "refresh_token", "id_token", "auth_token", "bearer_token"],
  ...["session_token", "security_token", "authorization_token", "github_token", "hf_token", "slack_token"],
  ...["bot_token", "password", "passwd", "passphrase", "authorization", "cookie", "connection_string"],
];

/** Names that are credentials only when they stand alone: as the end of a longer name they say something else. */
const NAMES = ["secret", "pwd", "jwt", "credentials"];

/** Query keys that hold a credential in an address. */
const QUERY_NAMES = [
  ...["key", "sig", "signature", "token", "auth", "x_amz_signature", "x_amz_credential"],
  ...["x_goog_signature", "x_goog_credential", "aws_access_keyid", "assertion", "client_assertion", "ticket"],
];

/** Headers that hold a credential. */
const HEADER_NAMES = ["x_auth_key", "x_functions_key", "token"];

/** Tells whether a name is the name of a credential. */
export type NameTest = (name: string) => boolean;

/** The tests of names by the place they stand in. */
export interface SecretNames {
  readonly field: NameTest;
  readonly query: NameTest;
  readonly header: NameTest;
  /** The names the user added: whatever stands under them is masked. */
  readonly asked: NameTest;
  /** A text in which this finds nothing holds no value under such a name: the cheap look before the search. */
  readonly hint: RegExp;
}

/** A quote, white space (also as escapes), a colon or an equals sign; or the rest of a form's header. */
const BEFORE_VALUE = String.raw`(?:\\{0,7}["']?(?:\s|\\{1,7}[nrt]){0,8}[:=]|"[;\r\n])`;

const SEPARATOR = "[-_.]?";

const source = (names: readonly string[]): string =>
  names.map((name) => name.replace(/[^A-Za-z0-9]+/g, SEPARATOR)).join("|");

/** `patientId` is `patient_id`, as written in the tables above. */
const separated = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2");

/** Builds the tests of names: `more` are further names, `except` are none whatever they look like. */
export const secretNames = (more: readonly string[] = [], except: readonly string[] = []): SecretNames => {
  const asked = more.map(separated);
  const spared = except.length > 0 ? new RegExp(`^(?:${source(except.map(separated))})$`, "i") : undefined;
  const among = (others: readonly string[]): NameTest => {
    const found = new RegExp(`(?:${source(ENDS)})$|^(?:${source([...NAMES, ...asked, ...others])})$`, "i");
    return (name) => found.test(name) && !spared?.test(name);
  };
  const lastWords = new Set(
    [...ENDS, ...NAMES, ...QUERY_NAMES].map((name) => /(?<![a-z])[a-z]+$/.exec(name)?.[0] ?? name),
  );
  const added = asked.length > 0 ? new RegExp(`^(?:${source(asked)})$`, "i") : undefined;
  return {
    asked: (name) => added?.test(name) ?? false,
    field: among([]),
    query: among(QUERY_NAMES),
    header: among(HEADER_NAMES),
    hint: new RegExp(`(?:${source([...lastWords, ...asked])})${BEFORE_VALUE}`, "i"),
  };
};
