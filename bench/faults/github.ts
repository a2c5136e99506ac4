import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CALLS } from '../../test/support/faults/calls.ts';
import { type Case, tryCase } from '../../test/support/faults/case.ts';
import { troubles } from '../../test/support/faults/effects.ts';
import { hurriedTimers } from '../../test/support/faults/hurried-timers.ts';
import { startEmulator } from '../../test/support/github/emulator.ts';

const RESULTS = path.join(import.meta.dirname, '..', 'results');

/**
 * Every call of GitHub of a full run, through every fault, once and for good, with a head that is slower and one that
 * is faster. Faults act on the wire; waits come from a clock whose waits take no time. Returns how many runs were not as
 * promised.
 */
export async function githubTable(only: string, write: (text: string) => void): Promise<number> {
  const calls = CALLS.filter(({ name }) => name.includes(only));
  const cases = calls.flatMap((call) =>
    troubles(Date.now()).flatMap((trouble) =>
      (['once', 'always'] as const).flatMap((lasts) =>
        [0.5, 3].map((slower): Case => ({ call, trouble, lasts, slower })),
      ),
    ),
  );

  const emulator = await startEmulator();
  const restore = hurriedTimers();
  const failures: string[] = [];
  const counts: Record<string, number> = {};
  for (const one of cases) {
    const { call, trouble, lasts, slower } = one;
    const found = await tryCase(one, emulator);
    counts[call.serves] = (counts[call.serves] ?? 0) + 1;
    if (found.length === 0) continue;
    const head = slower > 1 ? 'slower' : 'faster';
    failures.push(
      `${call.name} (${call.scene}), ${trouble.name} ${lasts}, head ${head}: ${found.join('; ')}`,
    );
  }
  await emulator.close();
  restore();

  write(
    `github: ${cases.length} cases, ${failures.length} failures\n${failures.map((text) => `- ${text}\n`).join('')}`,
  );
  if (only === '') {
    const names = troubles(0).map(({ name }) => name);
    const result = {
      command: 'npm run bench:faults github',
      cases: cases.length,
      counts,
      calls: calls.length,
      faults: names,
    };
    await mkdir(RESULTS, { recursive: true });
    const text = JSON.stringify({ ...result, failures }, null, 1);
    await writeFile(path.join(RESULTS, 'faults.json'), `${text}\n`);
  }
  return failures.length;
}
