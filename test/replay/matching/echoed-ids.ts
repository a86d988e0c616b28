import { bodyBytes } from "../../corpus/corpus.ts";
import type { Recorded } from "./case.ts";

const ID =
  /"(?:id|call_id|tool_call_id|tool_use_id|toolUseId|toolCallId|previous_response_id|thread_id|container_id)"\s*:\s*"([^"\\]+)"/g;
/** What a server makes up; names (`gpt-4o`), counters (`call_0`) and what a recorder blanked out are left out. */
const MADE_UP = /^(?:[a-z]+[_-])*(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{8,}$/;
const NAME = /REDACTED|^(?:gpt|claude|gemini|llama|mistral|o\d|order|models?)-/;

/** Gives the ids that responses before `index` gave, and that no request before them held. */
export const idsGivenBefore = ({ lines }: Recorded, index: number): string[] => {
  const found: string[] = [];
  let asked = "";
  for (const line of lines.slice(0, index)) {
    asked += `${line.request.url} ${bodyBytes(line.request).toString("latin1")}\n`;
    for (const [, id = ""] of bodyBytes(line.response).toString("latin1").matchAll(ID))
      if (MADE_UP.test(id) && !NAME.test(id) && !/^[0-9a-f]{8}-/.test(id) && !asked.includes(id))
        found.push(id);
  }
  return [...new Set(found)].toSorted((a, b) => b.length - a.length);
};
