import { createInterface } from "node:readline/promises";

/**
 * Asks a question on the terminal of this process; only `y` and `yes` are a yes. An input that ends is a no, and so is
 * Ctrl-C.
 */
export const askOnTerminal = async (question: string): Promise<boolean> => {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const end = new Promise<string>((resolve) => terminal.once("close", () => resolve("")));
  try {
    const answer = await Promise.race([terminal.question(`${question} (y/N) `).catch(() => ""), end]);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    // An input that is listened to would keep the process alive.
    terminal.close();
  }
};
