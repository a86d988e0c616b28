import { uriDecoded } from "../values/uri-decoded.ts";

const PLACE = /\/(?:deployments|engines)\/([^/]+)\//;

/**
 * Gives the deployment (Azure) or the engine (OpenAI of old) that a path names, since such requests need no model in
 * their body (https://learn.microsoft.com/azure/ai-services/openai/reference).
 */
export const modelInPath = (path: string): string | undefined => {
  const [, name] = PLACE.exec(path) ?? [];
  return name === undefined ? undefined : uriDecoded(name);
};
