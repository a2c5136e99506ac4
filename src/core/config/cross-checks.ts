import type { Problem } from './config.ts';
import type { Layers, Values } from './layers.ts';
import { SETTINGS } from './settings.ts';

type Context = Layers & { readonly measures: boolean };

/** Problems between settings, that no single one shows. */
export function crossProblems(values: Values, context: Context): readonly Problem[] {
  const has = (id: string) => values[id] !== undefined;
  const problems: Problem[] = [];
  const say = (id: string, message: string) => problems.push(problemAt(id, message, context));
  if (context.measures) {
    if (!has('script')) say('script', `no k6 script is named. Set ${names('script', context)}.`);
    if (!has('start') && !has('target')) {
      const message = `there is nothing to measure. Set ${names('start', context)} to start the application, or ${names('target', context)} to one that runs.`;
      say('start', message);
    }
    if (has('start') && has('target')) {
      say('target', 'app.start and workload.target exclude each other: keep the one that is meant.');
    }
  }
  if (has('duration') && !has('rate')) {
    say('duration', "duration needs rate: without it the script's own options decide how long it runs.");
  }
  const { warn, fail } = values;
  if (typeof warn === 'number' && typeof fail === 'number' && warn >= fail) {
    say('warn', `policy.warn (${warn * 100}%) must be below policy.fail (${fail * 100}%).`);
  }
  const { target } = values;
  if (typeof target === 'string' && !/^https?:\/\/[^/]/.test(target)) {
    say('target', `workload.target is "${target}", but must be a URL that begins with http:// or https://.`);
  }
  return problems;
}

function names(id: string, { label }: Context): string {
  const path = SETTINGS.find((setting) => setting.id === id)?.path;
  return `${path ?? id} (or ${label(id)})`;
}

function problemAt(id: string, message: string, { file, overrides, label }: Context): Problem {
  const path = SETTINGS.find((setting) => setting.id === id)?.path ?? null;
  if (overrides[id] !== undefined || file === null || path === null) {
    return {
      where: file === null ? label(id) : overrides[id] === undefined ? file.name : label(id),
      line: null,
      column: null,
      message,
    };
  }
  const at = file.locate(path.split('.'));
  return { where: file.name, line: at?.line ?? null, column: at?.column ?? null, message };
}
