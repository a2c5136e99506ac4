import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EnvironmentError, toError } from '../../../ports/errors.ts';

/** Writes a file that is not there yet; false: there is one, which is left alone. Throws EnvironmentError. */
export async function writeNewFile(file: string, text: string): Promise<boolean> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (thrown) {
    const error = toError(thrown);
    if ('code' in error && error.code === 'EEXIST') return false;
    throw new EnvironmentError(`${file} cannot be written: ${error.message}.`, 'Name another file.', thrown);
  }
}
