import type { Call } from "../call.ts";
import { defined } from "../values/json-access.ts";
import { compareMessages } from "./compare-messages.ts";
import { compareOfferedTools, compareToolCalls } from "./compare-tools.ts";
import { jsonChanges } from "./json-changes.ts";
import { textChange } from "./text-change.ts";
import type { TextComparer } from "./text-comparer.ts";
import type { Change, ChangeKind } from "./trace-diff.ts";

const valueChange = (kind: ChangeKind, base: string | undefined, head: string | undefined): Change[] =>
  base === head ? [] : [{ kind, ...defined({ base, head }) }];

const parameterChanges = (before: Call, after: Call): Change[] =>
  jsonChanges(before.parameters, after.parameters).map(({ path, base, head }) => ({
    kind: "parameter",
    name: path,
    ...defined({ base, head }),
  }));

const errorText = ({ error }: Call): string | undefined =>
  error && `${error.status === undefined ? "" : `${error.status} `}${error.type}: ${error.message}`;

/** The model asked for, else the one that answered: a provider's dated name of the same alias is no change of ours. */
const modelOf = ({ requestModel, responseModel }: Call): string | undefined => requestModel ?? responseModel;

/** What of an answer is left where no reader knows it. */
const rawStatus = ({ kind, status }: Call): string | undefined =>
  kind === "other" && status !== undefined ? `${status}` : undefined;

/** Tells what differs between two calls in meaning: what was asked, offered, answered and done; figures apart. */
export const compareCalls = (base: Call, head: Call, texts: TextComparer): Change[] => [
  ...valueChange("provider", base.provider, head.provider),
  ...valueChange("model", modelOf(base), modelOf(head)),
  ...parameterChanges(base, head),
  ...compareMessages(base.input, head.input, texts),
  ...compareOfferedTools(base.tools, head.tools),
  ...compareToolCalls(base.toolCalls, head.toolCalls),
  ...textChange({ kind: "text", base: base.text, head: head.text }, texts),
  ...valueChange("finish reason", base.finishReasons.join(", "), head.finishReasons.join(", ")),
  ...valueChange("error", errorText(base), errorText(head)),
  ...valueChange("error", rawStatus(base), rawStatus(head)),
];
