import { failure } from "../errors.ts";
import { listen, type Listening, type ListenOptions } from "../wire/server/listen.ts";

/**
 * Listens at the address that a user asks for; port 0 is any free one.
 *
 * @throws `portInvalid`, `serverNotListening`.
 */
export const openServer = async ({
  host,
  port,
  handle,
}: Required<Pick<ListenOptions, "host" | "port" | "handle">>): Promise<Listening> => {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw failure("portInvalid", String(port));
  return listen({ host, port, handle }).catch((error: NodeJS.ErrnoException) => {
    throw failure("serverNotListening", `${host}:${port}`, error.code ?? error.message);
  });
};
