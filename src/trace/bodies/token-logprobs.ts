import type { JsonValue } from "../../formats/json.ts";
import type { TokenLogprob } from "../message.ts";
import { listOf, numberIn, objectOf, textIn, type Loose } from "../values/json-access.ts";

const oneOf = (value: JsonValue): { token: string; logprob: number }[] => {
  const { token, logprob } = objectOf(value);
  const known = numberIn(logprob);
  return known === undefined ? [] : [{ token: textIn(token) ?? "", logprob: known }];
};

const logprobOf = (value: JsonValue): TokenLogprob[] => {
  const alternatives = listOf(objectOf(value).top_logprobs).flatMap(oneOf);
  return oneOf(value).map((token) => ({ ...token, ...(alternatives.length > 0 && { alternatives }) }));
};

/**
 * Reads tokens with how likely they were from a list of `{ token, logprob, top_logprobs }`; `undefined` where there is
 * none (https://platform.openai.com/docs/api-reference/chat/object#chat/object-choices).
 */
export const tokenLogprobs = (list: Loose): TokenLogprob[] | undefined => {
  const found = listOf(list).flatMap(logprobOf);
  return found.length > 0 ? found : undefined;
};
