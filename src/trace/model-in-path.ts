const PLACE = /\/(?:deployments|engines)\/([^/]+)\//;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * Gives the deployment (Azure) or the engine (OpenAI of old) that a path names, since such requests need no model in
 * their body (https://learn.microsoft.com/azure/ai-services/openai/reference).
 */
export const modelInPath = (path: string): string | undefined => {
  const [, name] = PLACE.exec(path) ?? [];
  return name === undefined ? undefined : decoded(name);
};
