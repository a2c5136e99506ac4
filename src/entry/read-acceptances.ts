import { readYamlFile } from '../adapters/files/config-file.ts';
import { type ParsedAcceptances, parseAcceptances } from '../core/config/read/acceptances.ts';

/** From the working directory. */
export const ACCEPTANCES = '.perf-gate/accept.yml';

/** The accepted regressions of a working directory; none where the file is absent. */
export async function readAcceptances(directory: string): Promise<ParsedAcceptances> {
  const file = await readYamlFile(directory, ACCEPTANCES);
  return file === null ? { acceptances: [], problems: [] } : parseAcceptances(file);
}
