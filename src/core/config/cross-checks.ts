import type { Problem } from './config.ts';
import type { Layers, Reading } from './layers.ts';
import { SETTINGS } from './settings.ts';

type Context = Layers & Pick<Reading, 'values' | 'given'> & { readonly measures: boolean };
type Finding = { readonly id: string; readonly message: string };

/** Problems between settings, that no single one shows. */
export function crossProblems(context: Context): readonly Problem[] {
  const findings = [
    ...(context.measures ? [...load(context), ...subject(context)] : []),
    ...limits(context),
    ...saving(context),
  ];
  return findings.map(({ id, message }) => problemAt(id, message, context));
}

/** What only a started application can use; `ready` has a default, so only a given one counts. */
const OF_THE_APP = ['build', 'ready', 'stop', 'port', 'app-env'] as const;

/** Either an application to start or a target that runs. */
function subject(context: Context): readonly Finding[] {
  const { given } = context;
  if (given.has('start') && given.has('target')) {
    const message = 'app.start and workload.target exclude each other: keep the one that is meant.';
    return [{ id: 'target', message }];
  }
  if (given.has('start')) return [];
  const idle = OF_THE_APP.filter((id) => given.has(id)).map((id) => {
    const path = pathOf(id);
    const message = `${path} has no use without ${names('start', context)}: add the command that starts the application, or take ${path} out.`;
    return { id, message };
  });
  if (given.has('target') || idle.length > 0) return idle;
  const message = `there is nothing to measure. Set ${names('start', context)} to start the application, or ${names('target', context)} to one that runs.`;
  return [{ id: 'start', message }];
}

function load(context: Context): readonly Finding[] {
  const { given } = context;
  const found: Finding[] = [];
  if (!given.has('script')) {
    found.push({ id: 'script', message: `no k6 script is named. Set ${names('script', context)}.` });
  }
  if (given.has('duration') && !given.has('rate')) {
    const message = "duration needs rate: without it the script's own options decide how long it runs.";
    found.push({ id: 'duration', message });
  }
  return found;
}

function limits({ values, given }: Context): readonly Finding[] {
  const { warn, fail } = values;
  if (typeof warn !== 'number' || typeof fail !== 'number' || warn < fail) return [];
  const message = `policy.warn (${percent(warn)}) must be below policy.fail (${percent(fail)}).`;
  return [{ id: given.has('warn') ? 'warn' : 'fail', message }];
}

/** Only the command line saves on demand, and only into a folder. */
function saving({ values }: Context): readonly Finding[] {
  const store = values['baseline'];
  const kept = typeof store === 'object' && 'kind' in store && store.kind !== 'none';
  if (values['save-baseline'] !== true || kept) return [];
  const message = '--save-baseline needs --baseline DIR: the folder that the recording is stored in.';
  return [{ id: 'save-baseline', message }];
}

const percent = (ratio: number): string => `${Math.round(ratio * 10_000) / 100}%`;

const pathOf = (id: string): string => SETTINGS.find((setting) => setting.id === id)?.path ?? id;

function names(id: string, { label }: Context): string {
  return `${pathOf(id)} (or ${label(id)})`;
}

/** At the override, else at the value in the file, else at the group that the key is missing from. */
function problemAt(id: string, message: string, { file, overrides, label }: Context): Problem {
  const override = overrides[id] !== undefined && overrides[id] !== '';
  if (override || file === null) return { where: label(id), line: null, column: null, message };
  const keys = pathOf(id).split('.');
  const at = file.locate(keys, 'value') ?? file.locate(keys.slice(0, -1), 'key');
  return { where: file.name, line: at?.line ?? null, column: at?.column ?? null, message };
}
