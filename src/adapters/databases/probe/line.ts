import net from 'node:net';
import type { Client } from 'pg';
import { openSession } from '../postgres-session.ts';

/** Longest wait for a session, ms. */
const CONNECT_MS = 3000;
/** Longest that the server works on one of our looks, ms. */
const STATEMENT_MS = 2000;
/** How much longer its answer is waited for, ms: a server that hangs does not end its statements itself. */
const SILENCE_MS = 1000;
/** Longest wait for the server to take its leave, ms. */
const GOODBYE_MS = 500;

export type Row = Readonly<Record<string, unknown>>;

/** A connection as it is, without a second try. */
export type Line = {
  /** Throws what the client throws. `limitMs`: what the server was told that it may take */
  ask(sql: string, values?: readonly unknown[], limitMs?: number): Promise<readonly Row[]>;
  readonly isGone: () => boolean;
  cut(): void;
  /** Never rejects, and takes half a second at most. */
  close(): Promise<void>;
};

/** Opens it. While nothing is asked it keeps no process from ending. Throws what the client throws. */
export async function openLine(url: string): Promise<Line> {
  let socket = new net.Socket();
  let isGone = false;
  const client: Client = await openSession(url, {
    stream: () => {
      socket = new net.Socket();
      return socket;
    },
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: STATEMENT_MS / 2,
  });
  // The server's farewell comes before the end of the connection, and nothing can be asked from then on.
  for (const sign of ['error', 'end'] as const)
    client.on(sign, () => {
      isGone = true;
    });
  socket.unref();
  const held = async <T>(body: () => Promise<T>): Promise<T> => {
    socket.ref();
    try {
      return await body();
    } finally {
      socket.unref();
    }
  };
  return {
    isGone: () => isGone,
    ask: (text, values = [], limitMs = STATEMENT_MS) =>
      held(async () => {
        const query = { text, values: [...values], query_timeout: limitMs + SILENCE_MS };
        return (await client.query<Row>(query)).rows;
      }),
    cut: () => void socket.destroy(),
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, GOODBYE_MS);
      });
      await Promise.race([held(() => client.end()).catch(() => {}), late]);
      clearTimeout(timer);
      socket.destroy();
    },
  };
}
