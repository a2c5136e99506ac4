import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { toError, UsageError } from '../../ports/errors.ts';

/**
 * Takes the gate's id for this job: two gates of one id in a job would overwrite each other's comment, status
 * and files. The runner empties its temporary folder for every job, so a claim lasts exactly that long.
 * Throws UsageError when the id is taken.
 */
export async function claimGate(gate: string, runnerTemp: string): Promise<void> {
  const folder = path.join(runnerTemp, 'perf-gate-claims');
  await mkdir(folder, { recursive: true });
  try {
    // An id may hold a slash, or be `..`.
    await (await open(path.join(folder, `gate-${encodeURIComponent(gate)}`), 'wx')).close();
  } catch (thrown) {
    const error: Error & { readonly code?: unknown } = toError(thrown);
    if (error.code !== 'EEXIST') throw thrown;
    const message = `The gate \`${gate}\` has already run in this job. Give each gate of a job its own id: \`gate: ${gate}-2\`.`;
    throw new UsageError([{ where: 'input "gate"', line: null, column: null, message }]);
  }
}
