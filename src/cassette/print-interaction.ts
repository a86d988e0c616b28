import type { Body, Interaction, Timing } from "./cassette.ts";
import type { ContinuedBody, DiskBody } from "./disk.ts";
import { block, inlineArray, pretty } from "./pretty.ts";
import { printBody } from "./print-body.ts";
import { optionalText, printMembers } from "./print-members.ts";

const printHeaders = (headers: Interaction["request"]["headers"], pad: string): string =>
  block("[", headers.map(inlineArray), "]", pad);

/** Prints when the parts of an answer came, on one line. */
export const printTiming = ({ headers, chunks, end, lost }: Timing): string => {
  const members = [
    ...(headers === undefined ? [] : [`"headers": ${headers}`]),
    `"chunks": ${inlineArray(chunks)}`,
    `"end": ${end}`,
    ...(lost ? ['"lost": true'] : []),
  ];
  return `{ ${members.join(", ")} }`;
};

const printRequest = (
  { method, url, headers, key, lost }: Interaction["request"],
  body: DiskBody | ContinuedBody | null,
  pad: string,
): string => {
  const inner = `${pad}  `;
  return printMembers(
    [
      ["method", optionalText(method)],
      ["url", optionalText(url)],
      ["headers", printHeaders(headers, inner)],
      ["body", printBody(body, inner)],
      ["key", optionalText(key)],
      ["lost", lost && inlineArray(lost)],
    ],
    pad,
  );
};

const printResponse = (
  { status, statusText, url, headers }: NonNullable<Interaction["response"]>,
  body: DiskBody | null,
  pad: string,
): string => {
  const inner = `${pad}  `;
  return printMembers(
    [
      ["status", String(status)],
      ["statusText", optionalText(statusText)],
      ["url", optionalText(url)],
      ["headers", printHeaders(headers, inner)],
      ["body", printBody(body, inner)],
    ],
    pad,
  );
};

const printFailure = ({ kind, code, message }: NonNullable<Interaction["failure"]>, pad: string): string =>
  pretty({ kind, ...(code !== undefined && { code }), message }, pad);

/** Prints an interaction; `continued` stands for a request body that continues another, `disk` tells how others stand. */
export const printInteraction = (
  interaction: Interaction,
  continued: ContinuedBody | undefined,
  disk: (body: Body | null) => DiskBody | null,
  pad: string,
): string => {
  const inner = `${pad}  `;
  const { request, response, failure } = interaction;
  return printMembers(
    [
      ["recordedAt", optionalText(interaction.recordedAt)],
      ["role", optionalText(interaction.role)],
      ["span", optionalText(interaction.span)],
      ["request", printRequest(request, continued ?? disk(request.body), inner)],
      ["response", response && printResponse(response, disk(response.body), inner)],
      ["failure", failure && printFailure(failure, inner)],
      ["timing", printTiming(interaction.timing)],
      ["unfinished", interaction.unfinished && "true"],
      ["synthetic", interaction.synthetic && "true"],
    ],
    pad,
  );
};
