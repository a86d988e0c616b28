/** Ends of the names under which JSON fields, form fields and variables hold a credential; separators and case left out. */
const FIELD_ENDS = [
  ...["apikey", "apisecret", "apitoken", "accesskey", "secretkey", "secretaccesskey", "accountkey"],
  ...["subscriptionkey", "privatekey", "signingkey", "encryptionkey", "clientsecret", "webhooksecret"],
  ...["accesstoken", "refreshtoken", "idtoken", "authtoken", "bearertoken", "sessiontoken", "securitytoken"],
  ...["authorizationtoken", "githubtoken", "hftoken", "slacktoken", "bottoken", "password", "passwd"],
  ...["passphrase", "authorization", "cookie", "connectionstring", "xgoogapikey", "signingsecret"],
];

/** Names that are credentials only when they stand alone: as the end of a longer name they say something else. */
const FIELD_NAMES: ReadonlySet<string> = new Set(["secret", "pwd", "jwt", "credentials"]);

/** Query keys that hold a credential in an address, beside the field names. */
const QUERY_NAMES: ReadonlySet<string> = new Set([
  ...["key", "sig", "signature", "token", "auth", "xamzsignature", "xamzcredential", "xamzsecuritytoken"],
  ...["xgoogsignature", "xgoogcredential", "awsaccesskeyid", "assertion", "clientassertion", "ticket"],
]);

/** Headers whose value is a credential under a name that no field has. */
const HEADER_NAMES: ReadonlySet<string> = new Set([
  "xauthkey",
  "xfunctionskey",
  "xamzsecuritytoken",
  "token",
]);

/** Tells whether a name is the name of a credential. */
export type NameTest = (name: string) => boolean;

/** The tests of names by the place they stand in. */
export interface SecretNames {
  readonly field: NameTest;
  readonly query: NameTest;
  readonly header: NameTest;
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Builds the tests of names; `more` are further names, compared without case and separators. */
export const secretNames = (more: readonly string[] = []): SecretNames => {
  const asked = new Set(more.map(bare));
  const isField = (name: string): boolean =>
    asked.has(name) || FIELD_NAMES.has(name) || FIELD_ENDS.some((end) => name.endsWith(end));
  return {
    field: (name) => isField(bare(name)),
    query: (name) => isField(bare(name)) || QUERY_NAMES.has(bare(name)),
    header: (name) => isField(bare(name)) || HEADER_NAMES.has(bare(name)),
  };
};
