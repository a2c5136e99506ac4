import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../core/config/config.ts';
import type { ConfigFile } from '../../core/config/config-file.ts';
import type { Places } from '../../core/report/reason-place.ts';
import { findThreshold, type Place } from '../../core/report/threshold-place.ts';
import { pathWithin } from '../../plumbing/files/path-within.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** A file as GitHub names it, from the root of the repository; null: it is outside, and no annotation can point at it. */
export function inRepository(file: string, env: Env): string | null {
  const root = real(env['GITHUB_WORKSPACE'] || process.cwd());
  const name = pathWithin(root, real(file)) ?? '';
  if (name === '') return null;
  return name.split(path.sep).join('/');
}

function real(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
}

/** Where the run's script and configuration say what a verdict rests on. Never throws. */
export async function placesOf(
  { workingDirectory, workload }: Pick<Config, 'workingDirectory' | 'workload'>,
  file: ConfigFile | null,
  env: Env,
): Promise<Places> {
  const script = path.resolve(workingDirectory, workload.script);
  const text = await readFile(script, 'utf8').catch(() => '');
  const at = (name: string, found: Omit<Place, 'file'> | null): Place | null => {
    const inside = found === null ? null : inRepository(name, env);
    return found === null || inside === null ? null : { file: inside, ...found };
  };
  return {
    threshold: (metric, expression) => at(script, findThreshold(text, metric, expression)),
    setting: (keys) =>
      file === null ? null : at(path.resolve(workingDirectory, file.name), file.locate(keys, 'value')),
  };
}
