import { spawn } from "node:child_process";

const OPENERS: Partial<Record<NodeJS.Platform, readonly [command: string, ...args: string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/**
 * Opens an address in the user's browser, by the system's own way; resolves with why it could not, where that is known
 * at once.
 */
export const openBrowser = (
  url: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<Error | undefined> => {
  const [command, ...args] = OPENERS[platform] ?? ["xdg-open"];
  const child = spawn(command, [...args, url], { env, detached: true, stdio: "ignore" });
  child.unref();
  return new Promise((resolve) => {
    child.once("error", resolve).once("spawn", () => resolve(undefined));
  });
};
