import type { CommandName } from "./commands.ts";
import { EXCHANGE_HANDLERS } from "./handlers/exchange-handlers.ts";
import type { Handler } from "./handlers/handler.ts";
import { RESULT_HANDLERS } from "./handlers/result-handlers.ts";
import { SESSION_HANDLERS } from "./handlers/session-handlers.ts";
import { SETUP_HANDLERS } from "./handlers/setup-handlers.ts";
import { UPKEEP_HANDLERS } from "./handlers/upkeep-handlers.ts";

/** What each command does. Nothing is loaded before it is asked for: a shell that completes must not wait. */
export const HANDLERS: Readonly<Record<CommandName, Handler>> = {
  ...SESSION_HANDLERS,
  ...RESULT_HANDLERS,
  ...EXCHANGE_HANDLERS,
  ...UPKEEP_HANDLERS,
  ...SETUP_HANDLERS,
};
