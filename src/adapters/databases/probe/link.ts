import { isAbsent, isFull, saidBy } from '../server.ts';
import { type Line, openLine, type Row } from './line.ts';

export type { Row };

/** SQLSTATE: the server ends the session, or is being stopped. */
const ENDED = /^(?:57P0[1-5]|08|25P0[34])/;

/** Asks one statement; throws what the server says of it. */
export type Ask = (sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

/** One connection for all that is asked, one after the other. Lost, it is opened again, once until it answers. */
export type Link = {
  /** Asked again where the connection was lost: for what only reads. Throws LostError when there is none any more. */
  readonly ask: Ask;
  /** Several statements in a transaction that is always rolled back. Never begun again. */
  aside<T>(body: (ask: Ask) => Promise<T>, options: Aside): Promise<T>;
  /** Whether the server ended the connection since it was last asked. */
  isCut(): boolean;
  /** Never rejects, and takes half a second at most. */
  close(): Promise<void>;
};

export type Aside = {
  /** `read`: the database lets nothing be written in it */
  readonly access: 'read' | 'write';
  /** longest time of one statement, ms */
  readonly statementMs: number;
};

/** There is no connection any more. */
export class LostError extends Error {
  override readonly name = 'LostError';
}

export type LinkOptions = {
  readonly url: string;
  readonly signal: AbortSignal;
  /**
   * told once for each connection that was lost, with what was said. `isFull`: a lost one is not opened again, as all
   * connections that are allowed are taken
   */
  readonly onLost: (said: string, isFull?: true) => void;
};

/** Opens it. Throws what the client throws. An aborted signal cuts it. */
export async function openLink({ url, signal, onLost }: LinkOptions): Promise<Link> {
  let line: Line | null = await openLine(url);
  /** since the last answer */
  let opened = 1;
  let isOver = false;
  const cut = () => {
    isOver = true;
    line?.cut();
  };
  if (signal.aborted) cut();
  signal.addEventListener('abort', cut, { once: true });
  const once = async <T>(body: (line: Line) => Promise<T>): Promise<T> => {
    if (line === null && !isOver && opened < 2) {
      opened += 1;
      line = await openAgain(url, (said) => onLost(said, true));
      // It was cancelled meanwhile.
      if (isOver) line?.cut();
    }
    if (line === null || isOver) throw new LostError('There is no connection any more.');
    const current = line;
    try {
      const given = await body(current);
      // A server that is started anew with the application is lost each time.
      opened = 1;
      return given;
    } catch (thrown) {
      const loss = lossOf(thrown, current);
      if (loss === null) throw thrown;
      line = null;
      current.cut();
      isOver ||= loss === 'silent';
      if (!signal.aborted) onLost(saidBy(thrown).text);
      throw new LostError('The connection was lost.', { cause: thrown });
    }
  };
  const end = async () => {
    isOver = true;
    signal.removeEventListener('abort', cut);
    await line?.close();
  };
  const again = <T>(body: (line: Line) => Promise<T>) =>
    once(body).catch((thrown: unknown) => {
      if (thrown instanceof LostError && opened < 2) return once(body);
      throw thrown;
    });
  const inTurn = oneByOne();
  return {
    ask: (sql, values) => inTurn(() => again((current) => current.ask(sql, values))),
    aside: (body, options) => inTurn(() => once((current) => aside(current, body, options))),
    isCut: () => line?.isGone() ?? false,
    close: () => inTurn(end),
  };
}

/** null: it does not open. `onFull`: all connections that are allowed are taken */
const openAgain = (url: string, onFull: (said: string) => void): Promise<Line | null> =>
  openLine(url).catch((thrown: unknown) => {
    const { code, text } = saidBy(thrown);
    if (isFull(code)) onFull(text);
    return null;
  });

/** Each body begins when the one before has ended. */
function oneByOne(): <T>(body: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (body) => {
    const next = last.then(body, body);
    last = next.catch(() => {});
    return next;
  };
}

async function aside<T>(line: Line, body: (ask: Ask) => Promise<T>, options: Aside): Promise<T> {
  const ask: Ask = (sql, values) => line.ask(sql, values, options.statementMs);
  await ask(`BEGIN ${options.access === 'read' ? 'READ ONLY' : 'READ WRITE'}`);
  try {
    await ask(`SET LOCAL lock_timeout = ${Math.min(1000, options.statementMs)}`);
    await ask(`SET LOCAL statement_timeout = ${options.statementMs}`);
    const given = await body(ask);
    await ask('ROLLBACK');
    return given;
  } catch (thrown) {
    // Behind a statement without an answer it would wait as long again.
    if (lossOf(thrown, line) === null) await ask('ROLLBACK');
    throw thrown;
  }
}

/** `silent`: it does not answer, and would not the next time */
function lossOf(thrown: unknown, { isGone }: Line): 'cut' | 'silent' | null {
  const { code, text } = saidBy(thrown);
  if (text === 'Query read timeout') return 'silent';
  return isGone() || ENDED.test(code) || isAbsent(code, text) ? 'cut' : null;
}
