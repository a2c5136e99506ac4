import type { AppConfig } from '../settings/app.ts';
import { lastPart } from './shell-words.ts';

/** What tools and builds make of what git has: nobody keeps there what the application reads. */
const MADE = new Set([
  ...['node_modules', 'bower_components', 'vendor', 'venv', 'env', '__pycache__', 'target', 'dist', 'build'],
  ...['out', 'bin', 'obj', 'coverage', 'tmp', 'log', 'logs'],
]);

/** Whether a folder that git does not know is left alone, as tools' own folders are. */
export const isMade = (folder: string): boolean => folder.startsWith('.') || MADE.has(folder);

/** Settings and keys, by the names that frameworks give them. */
const SETTINGS = /^(?:\.env(?:\..+)?|master\.key|local_settings\.py)$/;
const DATABASE = /[^/\s]\.(?:sqlite3?|db)$/;
/** Of both, what nothing reads at run time. */
const IDLE = /^\.env\.(?:.*\.)?(?:example|sample|template|dist|defaults?|bak)$|^Thumbs\.db$/i;
/** What makes a database anew, as tools name it: `db:reset`, `migrate:fresh`, `ecto.drop`, `--force-reset`. */
const ANEW = /(?:^|[._-])(?:reset|drop|dropdb|fresh|flush|recreate)(?:[._-]|$)/;

type Commands = Pick<AppConfig, 'build' | 'setup' | 'reset' | 'start' | 'env' | 'databaseUrlEnv'>;

/**
 * Of what lies in head's folder and not in git, what an application reads when it runs: base is without it. What the user's
 * own commands name is made, or taken away, on both sides; so is any database where they name one, or make it anew. `names`:
 * from the folder, with slashes.
 */
export function onlyInHead(names: readonly string[], app: Commands): readonly string[] {
  const { build, setup, reset, start, env, databaseUrlEnv } = app;
  const made = wordsOf([build, setup, reset]);
  const hasOwn =
    databaseUrlEnv !== null ||
    made.some((word) => ANEW.test(word)) ||
    [...made, ...wordsOf([start, ...Object.values(env)])].some((word) => DATABASE.test(word));
  return names.filter((name) => {
    const file = lastPart(name);
    if (IDLE.test(file) || name.split('/').slice(0, -1).some(isMade)) return false;
    return (SETTINGS.test(file) && !made.includes(file)) || (DATABASE.test(file) && !hasOwn);
  });
}

/** Names of files among them, each by itself: `cp .env.example .env` names two. */
const wordsOf = (texts: readonly (string | null)[]): readonly string[] =>
  texts.flatMap((text) => (text ?? '').split(/[\s'"`;&|()<>=/\\:?]+/));
