import { readYamlFile } from '../adapters/files/config-file.ts';
import { placeInRepository } from '../adapters/files/place-in-repository.ts';
import { type ParsedAcceptances, parseAcceptances } from '../core/config/read/acceptances.ts';
import { ACCEPTANCES } from '../core/model/acceptance.ts';

/** The accepted regressions of a working directory; none where the file is absent. */
export async function readAcceptances(directory: string): Promise<ParsedAcceptances> {
  const file = await readYamlFile(directory, ACCEPTANCES);
  const read = file === null ? { acceptances: [], problems: [] } : parseAcceptances(file);
  return { ...read, ...acceptancesIn(directory) };
}

/** Where a reader of the report finds or makes the file: who sees it does not see the working directory. */
export function acceptancesIn(directory: string): Pick<ParsedAcceptances, 'file'> {
  const folder = placeInRepository(directory);
  return folder === '' ? {} : { file: `${folder}/${ACCEPTANCES}` };
}
