import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileClock } from '../../../core/model/evidence/profile.ts';
import { pathWithin } from '../../../plumbing/files/path-within.ts';
import { type Body, failed, MOST_BYTES, type Sampled, unreachable } from './sampled.ts';

/** `file`: from the application's folder. */
type Target = {
  readonly directory: string;
  readonly file: string;
  readonly clock: ProfileClock;
  readonly signal: AbortSignal;
};

/**
 * Collapsed stacks of a profiler that the application is started with, which has written them once `body` is over: it starts,
 * drives and stops the application. A file that was there before, and was not written since, is of another run. None
 * outside of the folder is read, wherever a link leads. Rejects as `body` does.
 */
export async function sampleStacks({ directory, file, clock, signal }: Target, body: Body): Promise<Sampled> {
  const place = path.join(directory, file);
  const before = await stateOf(place);
  const { requests } = await body(signal);
  const after = await stateOf(place);
  if (after === null) return unreachable(nobodyWrote(place));
  if (after.state === before?.state) return unreachable(`${file} is as it was before the application ran`);
  if (after.size > MOST_BYTES) return failed(`${file} has more than ${MOST_BYTES >> 20} MB`);
  const [root, real] = await Promise.all([realpath(directory), realpath(place)]);
  if (pathWithin(root, real) === null) return failed(`${file} leads out of the application's folder`);
  return { kind: 'sampled', raw: { format: 'collapsed', clock, bytes: await readFile(real) }, requests };
}

const nobodyWrote = (place: string): string =>
  `nothing wrote ${place} until the application had ended; \`app.start\` must hand that path, PERF_GATE_PROFILE, to the profiler`;

/** null: there is no such file. */
async function stateOf(place: string): Promise<{ readonly state: string; readonly size: number } | null> {
  const found = await stat(place, { bigint: true }).catch(() => null);
  if (found === null || !found.isFile()) return null;
  return { state: `${found.ino} ${found.mtimeNs} ${found.size}`, size: Number(found.size) };
}
