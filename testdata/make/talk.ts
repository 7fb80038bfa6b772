/** Conversations over TCP: each segment follows the one before. */
import { join, tcpFrame } from "./build.ts";

/** Both sides of a connection. */
export interface Talk {
  /** A segment of the client's, with these messages. */
  ask(...messages: readonly Uint8Array[]): Uint8Array;
  /** A segment of the server's. */
  answer(...messages: readonly Uint8Array[]): Uint8Array;
}

/** A connection from a port of the client's to one of the server's. */
export function talk(client: number, server: number): Talk {
  const next = [1, 1];
  const segment = (way: 0 | 1, messages: readonly Uint8Array[]) => {
    const payload = join(...messages), seq = next[way], ack = next[1 - way];
    next[way] += payload.length;
    return way === 0
      ? tcpFrame(client, server, payload, { seq, ack })
      : tcpFrame(server, client, payload, { seq, ack });
  };
  return {
    ask: (...messages) => segment(0, messages),
    answer: (...messages) => segment(1, messages),
  };
}
