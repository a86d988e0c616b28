import { quoted, meant } from "./in-words.ts";

/** Messages about the network and our own servers. */
export const traffic = {
  protocolRefused: (protocol: string, host: string, title: string) =>
    `${quoted(title)} opened ${protocol} to ${host}, which cannot be replayed and was refused. ` +
    `Make the client use plain HTTP, or let the host through with traffic: { pass: [${quoted(host)}] }.`,
  wireMounted: () =>
    `The network is intercepted already; one mount serves a process. Dispose the first, or share it.`,
  wireClosed: (method: string, url: string) =>
    `${method} ${url} got no answer: the interception ended while it was on its way. ` +
    `Await the request before the test or the recording ends.`,
  wireForeign: (protocol: string, host: string) =>
    `llm-replay refused ${protocol} to ${host}: only HTTP requests with one answer each can be recorded and replayed. ` +
    `Make the client use plain HTTP, or let the host through with traffic: { pass: [${quoted(host)}] }.`,
  wireStaleSocket: (host: string) =>
    `llm-replay refused a request to ${host} on a connection that was opened before the interception began. ` +
    `Send it again: the client will open a new connection.`,
  wireProxyRefused: (proxy: string, host: string, status: number) =>
    `Proxy ${proxy} answered ${status} when asked for a tunnel to ${host}. Check its address and credentials.`,
  clientStayed: (kind: string, ms: number) =>
    `The recorded call ended after ${ms} ms because the client ${kind === "timeout" ? "timed out" : "left"}; today it still waits. ` +
    `Let it leave as it did, or record again with LLM_REPLAY_MODE=record.`,
  proxyHostForeign: (host: string) =>
    `A request reached llm-replay's proxy under the name ${quoted(host)}, which is not its own, and was refused. ` +
    `Programs reach it at 127.0.0.1, as the variables say that it sets.`,
  proxyTokenWrong: () =>
    `A request reached llm-replay's proxy without its token and was refused. ` +
    `Use the base URL of the environment, such as OPENAI_BASE_URL, as it stands.`,
  proxyUpstreamUnknown: (target: string) =>
    `${quoted(target)} does not name the API that llm-replay's proxy is to ask. ` +
    `Put its host first: $LLM_REPLAY_PROXY/api.example.com/v1/…`,
  proxyWebSocket: (host: string) =>
    `A WebSocket to ${host} cannot be recorded or replayed, and was refused. Make the client use plain HTTP.`,
  proxySigned: (host: string) =>
    `A request to ${host} is signed for the proxy's address (AWS Signature Version 4), so that AWS would refuse it. ` +
    `Record with an API key of Bedrock in AWS_BEARER_TOKEN_BEDROCK, or from a Node program, which needs no proxy.`,
  serverNotListening: (address: string, reason: string) =>
    `Cannot listen at ${address}: ${reason}. Choose another --port, or stop what listens there.`,
  serverHostForeign: (host: string) =>
    `A request came under the name ${quoted(host)}, which is not the server's own, and was refused. ` +
    `Use 127.0.0.1 or localhost, or listen for other machines with --host.`,
  serverOriginForeign: (origin: string) =>
    `A request came from a web page of ${quoted(origin)} and was refused. Start llm-replay serve with --cors to allow pages.`,
  viewHostForeign: (host: string) =>
    `A request came under the name ${quoted(host)}, which is not this server's own, and was refused. ` +
    `Open the address that llm-replay view printed.`,
  viewOriginForeign: (origin: string) =>
    `A request came from another page (${quoted(origin)}) and was refused. ` +
    `Open the address that llm-replay view printed in a tab of its own.`,
  viewTokenWrong: () =>
    `The address has not the token of this llm-replay view. Each start makes a new one: open the address that it printed.`,
  servedCassetteUnknown: (name: string, known: string, nearest: string | undefined) =>
    `No cassette ${quoted(name)} is served.${meant(nearest)} There are ${known}.`,
  portInvalid: (value: string) =>
    `--port is ${value}, but must be a whole number from 0 (any free one) to 65535.`,
};
