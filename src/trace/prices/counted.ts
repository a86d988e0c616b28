/** What a thing that is billed apart from tokens is called in the price table. */
export interface Counted {
  /** The units of usage that one of it is. */
  readonly units: readonly string[];
  /** The key that its price stands under. */
  readonly rate: string;
}

const WEB_SEARCH: Counted = { units: ["web_searches"], rate: "web_searches_kcount" };
const FILE_SEARCH: Counted = { units: ["storage_searches"], rate: "storage_searches_kcount" };
const CODE: Counted = { units: ["code_executions"], rate: "code_executions_kcount" };
const RERANK: Counted = { units: ["rerank_searches"], rate: "rerank_searches_kcount" };
const AUDIO: Counted = { units: ["audio_seconds", "input_audio_seconds"], rate: "audio_hours" };
const PAGE: Counted = { units: ["input_document_pages"], rate: "input_document_kpages" };
const ANNOTATED_PAGE: Counted = {
  units: ["input_document_pages", "input_annotated_document_pages"],
  rate: "input_annotated_document_kpages",
};

/** The things that providers count, by their own names ({@link Usage.requests}). */
export const COUNTED: Readonly<Record<string, Counted>> = {
  web_search_requests: WEB_SEARCH,
  web_search_calls: WEB_SEARCH,
  web_search_call: WEB_SEARCH,
  web_search: WEB_SEARCH,
  web_search_preview: WEB_SEARCH,
  web_searches: WEB_SEARCH,
  num_search_queries: WEB_SEARCH,
  file_search_calls: FILE_SEARCH,
  file_search_call: FILE_SEARCH,
  code_execution_requests: CODE,
  search_units: RERANK,
  seconds: AUDIO,
  prompt_audio_seconds: AUDIO,
  pages_processed: PAGE,
  annotated_pages: ANNOTATED_PAGE,
};

/** What is counted and costs nothing beside its tokens (https://platform.claude.com/docs/en/about-claude/pricing). */
export const FREE: ReadonlySet<string> = new Set(["web_fetch_requests"]);
