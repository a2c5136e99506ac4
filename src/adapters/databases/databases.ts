import { poll } from '../../plumbing/time/poll.ts';
import type { DatabaseRequest, Databases, OwnDatabase } from '../../ports/app/databases.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Run } from '../../ports/run.ts';
import { type Address, readAddress, withDatabase } from './address.ts';
import { databaseName, isLeftBehind, PREFIX } from './name.ts';
import { type Server, ServerError } from './server.ts';
import { refused, uncopied } from './trouble.ts';

export type DatabasesOptions = {
  readonly run: Pick<Run, 'id' | 'isOver'>;
  readonly clock: Clock;
  readonly log: Log;
  /** how long a server may take to answer, ms: a service container without a health check is not ready at once */
  readonly patienceMs?: number;
};

const PATIENCE_MS = 20_000;
const EVERY_MS = 500;

/** Makes databases on PostgreSQL, MySQL and MariaDB servers, with the user's own rights there. */
export function createDatabases(options: DatabasesOptions): Databases {
  const startedAt = options.clock.now();
  /** by server */
  const cleared = new Map<string, Promise<void>>();
  return {
    async make(request) {
      const { arm, url, variable, copy, signal } = request;
      const address = readAddress(url, variable);
      const uncopiable = copy ? uncopied(address, variable) : null;
      if (uncopiable !== null) throw uncopiable;
      const name = databaseName(options.run.id, arm, startedAt);
      const title = await onServer(address, request, { ...options, signal }, async (server) => {
        const clearing = cleared.get(address.place) ?? clear(server, options);
        cleared.set(address.place, clearing);
        await clearing;
        await server.drop(name);
        await server.create(name, { like: address.named, copy }).catch(async (thrown: unknown) => {
          // It may have been made, and only the answer be lost.
          await server.drop(name).catch(() => {});
          throw thrown;
        });
        return server.title;
      });
      const what = copy ? `a copy of ${address.named}` : 'empty';
      options.log.write('info', `Database of ${arm}: ${name} on ${title} at ${address.place}, ${what}`);
      return opened({ name, address, request }, options);
    },
  };
}

type Made = { readonly name: string; readonly address: Address; readonly request: DatabaseRequest };

function opened({ name, address, request }: Made, options: DatabasesOptions): OwnDatabase {
  // A run that was cancelled drops it too, and waits for nobody.
  const always = { ...options, signal: new AbortController().signal, patienceMs: 0 };
  return {
    name,
    url: withDatabase(address.url, name),
    drop: () => onServer(address, request, always, (server) => server.drop(name)),
  };
}

/** Does something on a server, in a session of its own: none is held while it is measured. */
async function onServer<T>(
  address: Address,
  request: DatabaseRequest,
  options: DatabasesOptions & { readonly signal: AbortSignal },
  body: (server: Server) => Promise<T>,
): Promise<T> {
  try {
    const server = await open(address, request, options);
    try {
      return await body(server);
    } finally {
      await server.close().catch(() => {});
    }
  } catch (thrown) {
    throw thrown instanceof ServerError ? refused(thrown, address, request) : thrown;
  }
}

/** Waits for a server that does not answer yet. */
async function open(
  address: Address,
  { copy }: DatabaseRequest,
  {
    clock,
    signal,
    log,
    patienceMs: limitMs = PATIENCE_MS,
  }: DatabasesOptions & { readonly signal: AbortSignal },
): Promise<Server> {
  let last: ServerError | null = null;
  const ask = () =>
    session(address, copy).catch((thrown: unknown) => {
      if (!(thrown instanceof ServerError && thrown.kind === 'absent')) throw thrown;
      if (last === null)
        log.write('info', `Waiting for the database server at ${address.place}: ${thrown.message}`);
      last = thrown;
      return null;
    });
  const server = await poll(ask, { everyMs: EVERY_MS, limitMs, clock, signal });
  if (server === null) throw last ?? new Error(`no answer of ${address.place}, and no error`);
  return server;
}

async function session(address: Address, copy: boolean): Promise<Server> {
  if (address.system === 'postgres') return (await import('./postgres.ts')).openPostgres(address, copy);
  return (await import('./mysql.ts')).openMysql(address);
}

/** Drops what killed runs left. What cannot be dropped is somebody else's, or in use. */
async function clear(server: Server, { run, clock, log }: DatabasesOptions): Promise<void> {
  const names = await server.names(PREFIX).catch(() => []);
  const left = names.filter((name) => isLeftBehind(name, { isOver: run.isOver, now: clock.now() }));
  for (const name of left) {
    const isGone = await server.dropUnused(name).catch(() => false);
    if (isGone) log.write('info', `Dropped the database ${name}, which a killed run had left behind.`);
  }
}
