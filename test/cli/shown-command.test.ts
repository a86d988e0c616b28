import { expect, test } from "vitest";
import { recordingCommand, shownCommand } from "../../src/cli/shown-command.ts";

test("a command is shown as one would type it in the folder", () => {
  const command = [process.execPath, "/home/me/app/src/agent.js", "--ask", "where is it?"];
  expect(shownCommand(command, "/home/me/app")).toBe("node src/agent.js --ask 'where is it?'");
});

test("the command that records it names its cassette and folder where they were named", () => {
  const command = ["python", "agent.py"];
  expect(recordingCommand({ command }, "/app")).toBe("llm-replay record -- python agent.py");
  expect(recordingCommand({ command, cassette: "my agent", dir: "tapes" }, "/app")).toBe(
    "llm-replay record --cassette 'my agent' --dir tapes -- python agent.py",
  );
});
