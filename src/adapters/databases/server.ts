/** What a server is asked for. */
export type Server = {
  /** "PostgreSQL 18.4", for what is said */
  readonly title: string;
  /** names that begin with this */
  names(prefix: string): Promise<readonly string[]>;
  /** `like`: the user's own, which is never written to. `copy`: with what that one holds, else empty; PostgreSQL's alone */
  create(name: string, options: { readonly like: string; readonly copy: boolean }): Promise<void>;
  /** Ends the sessions on it first. Nothing where it is not there. */
  drop(name: string): Promise<void>;
  /** Drops it where nobody has a session on it. Returns whether; throws ServerError where somebody may have. */
  dropUnused(name: string): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * Why a server did not do it. `absent`: it does not answer; `login`: it does not let this user in; `right`: the user may
 * not make databases; `busy`: somebody is connected to what is to be copied.
 */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly kind: 'absent' | 'login' | 'right' | 'busy' | 'other';
  /** what an administrator runs to give the right; empty: not known */
  readonly statement: string;
  constructor(kind: ServerError['kind'], message: string, cause: unknown, statement = '') {
    super(message, { cause });
    this.kind = kind;
    this.statement = statement;
  }
}

/** That nothing answers there, or not yet. */
const ABSENT = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'ENOENT'],
  ...['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'PROTOCOL_CONNECTION_LOST'],
];

/** What was thrown, with its code; of several addresses of one host, what the first one said. */
export function saidBy(thrown: unknown): { readonly code: string; readonly text: string } {
  if (!(thrown instanceof Error)) return { code: '', text: String(thrown) };
  const [first] = thrown instanceof AggregateError ? thrown.errors : [];
  const code = 'code' in thrown ? String(thrown.code) : '';
  const text = thrown.message || (first instanceof Error ? first.message : code);
  return { code, text };
}

/**
 * SQLSTATE too_many_connections, of the whole server, of a database and of a role alike
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
export const isFull = (code: string): boolean => code === '53300';

/** A server that answers with a code of its own, such as that of a lock that somebody else held for too long, is there. */
export const isAbsent = (code: string, text: string): boolean =>
  // Of a socket, and not of a certificate that the URL names.
  (ABSENT.includes(code) && (code !== 'ENOENT' || text.startsWith('connect '))) ||
  (code === '' && /^timeout|connection (?:timeout|terminated)/i.test(text));
