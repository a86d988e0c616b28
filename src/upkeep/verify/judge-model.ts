import { jsonOf } from "../../cassette/body.ts";
import type { Interaction } from "../../cassette/cassette.ts";
import { headerOf } from "../../cassette/header-of.ts";
import type { Finding } from "../../reporters/report.ts";
import { streamEvents } from "../../trace/exchange/stream-events.ts";
import { objectOf, textIn } from "../../trace/values/json-access.ts";
import type { Pair } from "./judge-shape.ts";

/** What providers say of what runs behind a model's name, beside that name. */
const FINGERPRINT = "system_fingerprint";
/** Headers by which a provider says that something will be taken away (RFC 9745, RFC 8594, RFC 9111 §5.5). */
const FAREWELLS = ["deprecation", "sunset", "warning"];

const fingerprintOf = ({ response }: Interaction): string | undefined => {
  const body = response?.body ?? null;
  const whole = textIn(objectOf(jsonOf(body))[FINGERPRINT]);
  if (whole !== undefined) return whole;
  return streamEvents(body, "")
    .values()
    .map(({ data }) => textIn(objectOf(data)[FINGERPRINT]))
    .find((value) => value !== undefined);
};

const farewells = ({ recorded, today }: Pair): Finding[] =>
  FAREWELLS.flatMap((name) => {
    const said = headerOf(today.response?.headers, name);
    if (said === undefined || headerOf(recorded.response?.headers, name) === said) return [];
    return [{ severity: "warning", metric: "model", message: `The provider says in ${name}: ${said}.` }];
  });

/**
 * Judges which model answered: another one, or another dated version of it, is a regression, since what was recorded is
 * no more what answers; another fingerprint of the same is told.
 */
export const judgeModel = (pair: Pair): Finding[] => {
  const { base, head, recorded, today } = pair;
  const found: Finding[] = farewells(pair);
  const [was, is] = [base.responseModel, head.responseModel];
  if (was !== undefined && is !== undefined && was !== is)
    found.push({
      severity: "regression",
      metric: "model",
      message: `Another model answers: ${was} → ${is}.`,
    });
  const [before, after] = [fingerprintOf(recorded), fingerprintOf(today)];
  if (before !== undefined && after !== undefined && before !== after)
    found.push({ severity: "info", metric: "model", message: `${FINGERPRINT}: ${before} → ${after}.` });
  return found;
};
