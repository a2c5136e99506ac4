import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Environment variables as a value, so that a test never has to change its own process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** This user's cache folder of Perf Gate: XDG, macOS or Windows custom. It may not exist yet. */
export function userCacheDirectory(env: Environment, platform: NodeJS.Platform): string {
  const home = env['HOME'] || env['USERPROFILE'];
  if (platform === 'win32' && env['LOCALAPPDATA']) return join(env['LOCALAPPDATA'], 'perf-gate');
  if (platform === 'darwin' && home) return join(home, 'Library', 'Caches', 'perf-gate');
  if (env['XDG_CACHE_HOME']) return join(env['XDG_CACHE_HOME'], 'perf-gate');
  return home ? join(home, '.cache', 'perf-gate') : join(tmpdir(), 'perf-gate-cache');
}

/** Where installed tools are kept: the runner's tool cache, else a folder in the user's cache. */
export function toolDirectory(env: Environment, platform: NodeJS.Platform): string {
  return env['RUNNER_TOOL_CACHE'] || join(userCacheDirectory(env, platform), 'tools');
}
