import type { ProfileFrame } from '../../../model/evidence/profile.ts';
import type { Callee, Spent } from './side.ts';

/** What a function's time goes into, where that says more than its name. */
export type Work = 'blocking' | 'json' | 'logging' | 'database';

type Signs = {
  /** others' code called from it */
  isCall(frame: ProfileFrame): boolean;
  /**
   * A line that shows it. V8 builds JSON's functions and `Atomics` in: they have no frame, and their time is that of the
   * line that calls them (Node.js 24; seen with `node:inspector`). Null: it always has a frame.
   */
  readonly line: RegExp | null;
};

/** The frame of `gzipSync` and all its like, in Node.js 24. */
export const ZLIB_WRAPPER = 'syncBufferWrapper';

const of = (name: RegExp, file: RegExp): Signs['isCall'] => {
  return (frame) => name.test(frame.name) || file.test(frame.file);
};

const SIGNS: Readonly<Record<Work, Signs>> = {
  blocking: {
    // `readFileSync`, `execSync`, `pbkdf2Sync`: Node.js' own calls that block are called so; those of zlib share a wrapper.
    isCall: ({ name, owner }) => owner === 'runtime' && (/[a-z0-9]Sync$/.test(name) || name === ZLIB_WRAPPER),
    line: /\bAtomics\s*\.\s*wait\s*\(/,
  },
  json: {
    // Go `encoding/json.Marshal`; Python `dumps` of json/__init__.py; libraries by their own names.
    isCall: of(
      /\bencoding\/json\b|^json\.|JSON\.(?:parse|stringify)|\b(?:fast-json-stringify|goccy\/go-json|jsoniter|bytedance\/sonic)\b/,
      /(?:^|\/)(?:json|simplejson|orjson|encoding\/json|fast-json-stringify|safe-stable-stringify|secure-json-parse|body-parser\/lib\/types)\/|(?:^|\/)json\.(?:js|go|py)$/,
    ),
    line: /\bJSON\s*\.\s*(?:stringify|parse)\s*\(/,
  },
  logging: {
    // `consoleCall` is what an inspector puts around all of `console`.
    isCall: of(
      /^consoleCall$|^(?:log|log\/slog)\.|\b(?:zap|zerolog|logrus|klog|glog)\.|^fmt\.Print/,
      /node:internal\/console\/|node_modules\/(?:.*\/)?(?:pino[\w-]*|winston[\w-]*|bunyan|log4js|loglevel|signale|consola|debug|morgan|sonic-boom|thread-stream)\/|(?:^|\/)(?:logging|loguru|structlog)\//,
    ),
    line: /\bconsole\s*\.\s*\w+\s*\(|\bprocess\s*\.\s*std(?:out|err)\s*\.\s*write\s*\(/,
  },
  database: {
    isCall: of(
      /\bjackc\/pgx|^database\/sql\.|\blib\/pq\.|\bgorm\.io\b|\bredis\/go-redis/,
      /node_modules\/(?:.*\/)?(?:pg|pg-[\w-]+|postgres|mysql2?|mariadb|mongodb|ioredis|redis|sqlite3|better-sqlite3|knex|sequelize|typeorm|drizzle-orm|@prisma)\/|(?:^|\/)(?:psycopg2?|asyncpg|sqlalchemy|pymysql)\//,
    ),
    line: null,
  },
};

/** Frames of streams, whose writing is logging where the line that calls it says that it goes to standard output. */
const WRITES = /(?:^|\.)write$/;

/** Others' code of this kind that a function calls, most first. */
export function calleesOf({ calls, lines }: Pick<Spent, 'calls' | 'lines'>, work: Work): readonly Callee[] {
  const { isCall, line } = SIGNS[work];
  const isToOutput = work === 'logging' && line !== null && lines.some(({ text }) => line.test(text));
  return calls.filter(({ frame }) => isCall(frame) || (isToOutput && WRITES.test(frame.name)));
}

/** Ms per request that a function spends with this kind of work: in code that it calls, and in lines that show it. */
export function workOf(spent: Spent | null, work: Work): number {
  if (spent === null) return 0;
  const { line } = SIGNS[work];
  const called = calleesOf(spent, work).reduce((sum, { ms }) => sum + ms, 0);
  const shown = spent.lines.filter(({ text }) => line?.test(text) === true);
  // Built-in work is time of the function itself: what a line calls besides has frames of its own.
  const builtIn = Math.min(
    spent.selfMs,
    shown.reduce((sum, { ms }) => sum + ms, 0),
  );
  return Math.min(spent.ms, called + builtIn);
}
