import type { Socket } from "node:net";
import { failure } from "../errors.ts";
import type { Connection, Tunnel } from "./connection.ts";

/** Opens for real the tunnel that a client believes to be open, with the headers the client gave the proxy. */
export const openTunnel = (proxy: Connection, { authority, headers }: Tunnel): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const asked = process.getBuiltinModule("node:http").request({
      createConnection: () => proxy.dial(),
      host: proxy.host,
      port: proxy.port,
      method: "CONNECT",
      path: authority,
      headers: { ...Object.fromEntries(headers), host: authority },
    });
    asked.once("connect", (response, socket) => {
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) return resolve(socket);
      socket.destroy();
      reject(failure("wireProxyRefused", `${proxy.host}:${proxy.port}`, authority, status));
    });
    asked.once("error", reject);
    asked.end();
  });
