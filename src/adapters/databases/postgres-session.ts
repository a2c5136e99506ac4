import type { Client, ClientConfig } from 'pg';
import { SCHEMES, withScheme } from './address.ts';
import { saidBy } from './server.ts';
import { waysOf } from './tls.ts';

/**
 * A session with the PostgreSQL that a URL names, with TLS or without as its `sslmode` is meant. Throws what the client
 * throws. The name of the application is what our own sessions are known by.
 */
export async function openSession(url: string, config: ClientConfig): Promise<Client> {
  // Large, and no run without a database needs it.
  const { default: pg } = await import('pg');
  const there = withScheme(url, SCHEMES.postgres);
  const connect = async (connectionString: string, wanted: ClientConfig) => {
    const client = new pg.Client({ ...wanted, connectionString, application_name: APPLICATION });
    // A server that ends the session is told by the statement that fails then.
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  const open = (connectionString: string) =>
    connect(connectionString, config).catch((thrown: unknown) => {
      if (!isAboutStart(saidBy(thrown).text)) throw thrown;
      return connect(connectionString, withoutStart(config));
    });
  const [first = there, second] = waysOf(there);
  return open(first).catch((thrown: unknown) => {
    if (second === undefined || !isAboutTls(saidBy(thrown))) throw thrown;
    return open(second);
  });
}

export const APPLICATION = 'perf-gate';

/** That the server has no TLS, or lets nobody in without it (SQLSTATE 28000). */
const isAboutTls = ({ code, text }: { readonly code: string; readonly text: string }): boolean =>
  code === '28000' || /does not support SSL/.test(text);

/** PgBouncer in front of a server takes no parameter of a session's start that it does not know. */
const isAboutStart = (text: string): boolean => /unsupported startup parameter/i.test(text);

/** Without limits of the server's own. They are not set later either: behind a pool others would have them too. */
function withoutStart({ statement_timeout: _, lock_timeout: _lock, ...rest }: ClientConfig): ClientConfig {
  return rest;
}
