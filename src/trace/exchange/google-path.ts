import { uriDecoded } from "../values/uri-decoded.ts";

const PATH = /(?:\/publishers\/([^/]+)\/models)?\/([^/:]+):(\w+)$/;

/** What the path of a request to the Gemini API or to Vertex AI names. */
export interface GooglePath {
  /** Whose model it is (`google`, `anthropic`, `mistralai`); Vertex AI says it. */
  readonly publisher?: string;
  readonly model: string;
  /** What is asked of it, such as `generateContent`. */
  readonly method: string;
}

/**
 * Reads the model and the method at the end of a path; `undefined` where it has none
 * (https://cloud.google.com/vertex-ai/docs/reference/rest/v1/projects.locations.publishers.models).
 */
export const googlePath = (path: string): GooglePath | undefined => {
  if (!path.includes(":")) return undefined;
  const [, publisher, model, method] = PATH.exec(path) ?? [];
  if (model === undefined || method === undefined) return undefined;
  return { ...(publisher !== undefined && { publisher }), model: uriDecoded(model), method };
};
