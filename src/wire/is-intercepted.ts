import type { Socket } from "node:net";

/** Tells whether MSW holds a socket: it gives it a connect of its own. */
export const isIntercepted = (socket: Socket): boolean => Object.hasOwn(socket, "connect");
