import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { LoadedPage } from '../../../core/model/recording/page.ts';
import { toError } from '../../../ports/errors.ts';
import type { PagesRequest } from '../../../ports/load-generator.ts';
import { during } from '../../../ports/progress/during.ts';
import { RUN_VARIABLE, runValue } from '../../../ports/run.ts';
import { scriptEnvironment } from '../run/environment.ts';
import { firstLine, type K6Log, openK6Log, parseLine } from '../run/k6-log.ts';
import { type K6Exit, runK6 } from '../run/k6-process.ts';
import { freshLogFile, type LoadGeneratorOptions } from '../run/prepare.ts';
import { mustDoWithoutSandbox, withoutSandbox } from './browser.ts';
import { type Gathered, pagesOf, readGathered } from './gathered.ts';
import { DONE, LOAD_LIMIT_MS, pageModule } from './page-module.ts';
import { shortName } from './short-name.ts';

/** Of each page: enough for its 75th percentile, and no more, since each takes seconds. */
const LOADS = 10;
/** A browser that has nothing to do any more may still fail to end, ms. */
const ENDS_MS = 5000;
/** For each page, ms: beyond their sum no further load begins. Twice what pages of a second take. */
const LIMIT_MS = { watched: 150_000, seen: 60_000 } as const;

/** Of all pages together: a job has an end, ms. */
const MOST_MS = 6 * 60_000;

const ROOT =
  'Chromium runs without its sandbox, since it is started by root: pages of strangers have no place here.';

/** Loads pages in a browser by k6's browser module. No process and no file of it is left behind. */
export async function loadPages(
  options: LoadGeneratorOptions,
  request: PagesRequest,
): Promise<readonly LoadedPage[]> {
  const { log, progress } = options;
  const { pages, baseUrl, arm, loads = LOADS, limitMs = limitFor(pages) } = request;
  const origin = baseUrl.replace(/\/+$/, '');
  const module = pageModule({
    ...{ loads, limitMs },
    pages: pages.map(({ path, tti }) => ({ path, url: `${origin}${path}`, tti })),
  });
  const isSaid = arm === 'base';
  if (!isSaid && mustDoWithoutSandbox(variablesOf(options, request))) log.write('info', ROOT);
  const { gathered, broken } = await during(progress, { step: 'pages', arm }, () =>
    gather(options, request, { module, limitMs: limitMs + 2 * LOAD_LIMIT_MS }),
  );
  return pagesOf(
    pages.map((page) => page.path),
    gathered,
    broken,
  );
}

const limitFor = (pages: PagesRequest['pages']): number =>
  Math.min(
    MOST_MS,
    pages.reduce((sum, { tti }) => sum + (tti ? LIMIT_MS.watched : LIMIT_MS.seen), 0),
  );

const variablesOf = (
  { env }: Pick<LoadGeneratorOptions, 'env'>,
  { workload, baseUrl }: PagesRequest,
): Readonly<Record<string, string>> => scriptEnvironment(env, workload.env, baseUrl).variables;

type Told = { readonly gathered: readonly Gathered[]; readonly broken: string | null };

async function gather(
  options: LoadGeneratorOptions,
  request: PagesRequest,
  { module, limitMs }: { readonly module: string; readonly limitMs: number },
): Promise<Told> {
  const { binary, mask } = options;
  const { signal, arm } = request;
  const file = await freshLogFile({ ...request, log: 'k6-pages' }, arm === 'base' ? '-base' : '');
  const words = openK6Log(file, { write: () => {}, group: (_title, body) => body() }, mask);
  const gathered: Gathered[] = [];
  const over = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    timer = setTimeout(() => over.abort('enough'), ENDS_MS);
  };
  try {
    return await inFolder(options, async (folder) => {
      const exit = await runK6({
        ...{ binary, input: module, limitMs, signal, directory: folder },
        args: argumentsIn(folder),
        env: browserVariables(options, request, folder),
        halt: over.signal,
        words: listening(words, (one) => gathered.push(one), end),
      });
      return { gathered, broken: brokenBy(exit, words) };
    });
  } finally {
    clearTimeout(timer);
    await words.close();
  }
}

/** Does this with a folder for all that k6 and the browser write, which is gone afterwards. */
async function inFolder<T>(
  { run, log }: Pick<LoadGeneratorOptions, 'run' | 'log'>,
  body: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = (await run?.folder('pages')) ?? (await mkdtemp(path.join(os.tmpdir(), 'perf-gate-pages-')));
  const short = await shortName(folder);
  try {
    // An empty one, or k6 would read the user's own from his home.
    await writeFile(path.join(folder, CONFIG), '{}');
    await Promise.all(PLACES.map((place) => mkdir(path.join(folder, place))));
    return await body(short.name);
  } finally {
    await short.remove();
    // The browser may still be writing there while it is being killed.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(
      (thrown: unknown) =>
        log.write('warning', `The browser's folder ${folder} stays: ${toError(thrown).message}.`),
    );
  }
}

const CONFIG = 'config.json';
/** Of temporary files, among them the browser's profile, and of what it keeps in the user's home else. */
const PLACES = ['tmp', 'config', 'cache'] as const;

const argumentsIn = (folder: string): readonly string[] => [
  ...[
    'run',
    '--quiet',
    '--no-color',
    '--address=',
    '--log-format',
    'json',
    '--config',
    path.join(folder, CONFIG),
  ],
  ...['--summary-mode=disabled', '--no-thresholds', '-'],
];

function browserVariables(
  options: LoadGeneratorOptions,
  request: PagesRequest,
  folder: string,
): Readonly<Record<string, string>> {
  const own = variablesOf(options, request);
  const [TMPDIR, XDG_CONFIG_HOME, XDG_CACHE_HOME] = PLACES.map((place) => path.join(folder, place));
  const places = { TMPDIR, XDG_CONFIG_HOME, XDG_CACHE_HOME } as Readonly<Record<string, string>>;
  const mark = options.run ? { [RUN_VARIABLE]: runValue(options.run.id, request.arm, 'load') } : {};
  return { ...(mustDoWithoutSandbox(own) ? withoutSandbox(own) : own), ...places, ...mark };
}

/** What the script prints is taken, and the rest kept. */
function listening(words: K6Log, take: (gathered: Gathered) => void, end: () => void): K6Log {
  return {
    ...words,
    hear(line) {
      const said = parseLine(line);
      if (said?.source === 'console' && said.message === DONE) end();
      const found = said?.source === 'console' ? readGathered(said.message) : null;
      if (found === null) words.hear(line);
      else take(found);
    },
  };
}

/** Why there is not all that was to be gathered; null: there is. What k6 says beside a run that ended well is no matter. */
function brokenBy({ code, signal, stopped }: K6Exit, words: K6Log): string | null {
  const { firstThrown, errors } = words.heard();
  if (firstThrown !== null) return firstThrown;
  if (stopped === 'enough') return null;
  if (stopped === 'timed-out') return 'the browser did not end in time';
  if (stopped !== null) return 'the run was cancelled';
  if (code === 0) return null;
  const said = errors.at(-1);
  return said === undefined
    ? `k6 ended with ${code === null ? signal : `exit code ${code}`}`
    : firstLine(said);
}
