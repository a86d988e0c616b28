import { EXCHANGE_COMMANDS } from "./commands/exchange-commands.ts";
import { RESULT_COMMANDS } from "./commands/result-commands.ts";
import { SESSION_COMMANDS } from "./commands/session-commands.ts";
import { SETUP_COMMANDS } from "./commands/setup-commands.ts";
import { UPKEEP_COMMANDS } from "./commands/upkeep-commands.ts";

/** All commands, in the order the help lists them. */
export const COMMANDS = {
  ...SESSION_COMMANDS,
  ...RESULT_COMMANDS,
  ...EXCHANGE_COMMANDS,
  ...UPKEEP_COMMANDS,
  ...SETUP_COMMANDS,
};

/** One of the commands. */
export type CommandName = keyof typeof COMMANDS;
