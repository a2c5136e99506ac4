import { readConfigFile } from '../adapters/files/config-file.ts';
import type { Overrides } from '../core/config/layers.ts';
import { parseConfig } from '../core/config/parse.ts';
import type { ConfigAt } from '../pipeline/ports.ts';
import type { Log } from '../ports/log.ts';
import type { Secrets } from './secrets.ts';

/**
 * Reads another revision's configuration, with the same inputs or flags on top. A file that cannot be used
 * is said and passed over: head's `app` serves then, also where there is no file.
 */
export function configReader(
  overrides: Overrides,
  name: string | null,
  log: Log,
  secrets: Pick<Secrets, 'learn'>,
): (directory: string) => Promise<ConfigAt | null> {
  return async (directory) => {
    try {
      const file = await readConfigFile(directory, name);
      const parsed = parseConfig({
        file,
        overrides,
        label: (id) => id,
        measures: false,
        defaultGate: 'base',
        outFor: () => directory,
        resolve: (path) => path,
      });
      if (file === null) return null;
      if (parsed.ok) secrets.learn(parsed.config);
      if (parsed.ok) return parsed.config;
      log.write('warning', `The configuration of base is not used: ${parsed.problems[0]?.message}`);
    } catch {
      // Base has no such file: it came with the change.
    }
    return null;
  };
}
