import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { DatabaseSession, StatementCounts } from '../../../src/ports/probes/database-probe.ts';

/** Runs a statement so many times: nothing but a count. */
export type Run = (statement: string, times?: number) => void;

/** What the application does for a request: the statements that it runs, and its answer. */
export type Route = (request: {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly run: Run;
  readonly answer: ServerResponse;
}) => void | Promise<void>;

export type CountingServer = {
  readonly url: string;
  /** as of a database that counts what the application runs */
  readonly session: Pick<DatabaseSession, 'counts'>;
  readonly run: Run;
  /** requests so far, `METHOD path` */
  readonly asked: readonly string[];
  close(): Promise<void>;
};

/** An application that counts its own statements. */
export async function startCounting(route: Route): Promise<CountingServer> {
  const counts = new Map<string, { calls: number; totalMs: number; rows: number }>();
  const asked: string[] = [];
  const run: Run = (statement, times = 1) => {
    const { calls, totalMs, rows } = counts.get(statement) ?? { calls: 0, totalMs: 0, rows: 0 };
    counts.set(statement, { calls: calls + times, totalMs: totalMs + times, rows: rows + 2 * times });
  };
  const serve = async (request: IncomingMessage, answer: ServerResponse) => {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', `http://${headers.host}`);
    asked.push(`${method} ${url.pathname}`);
    await route({ method, url, body: await text(request), run, answer });
    if (!answer.writableEnded) answer.end('ok');
  };
  const server = createServer((request, answer) => void serve(request, answer).catch(() => answer.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    session: { counts: async (): Promise<StatementCounts> => new Map(counts) },
    ...{ run, asked },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
