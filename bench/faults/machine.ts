import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FILE_ROWS } from '../../test/support/machine/file-rows.ts';
import { GIT_ROWS } from '../../test/support/machine/git-rows.ts';
import { NEIGHBOUR_ROWS } from '../../test/support/machine/neighbour-rows.ts';
import { openScene } from '../../test/support/machine/scene.ts';

const RESULTS = path.join(import.meta.dirname, '..', 'results');
const HEADS = ['slower', 'faster'] as const;
const ROWS = [...GIT_ROWS, ...NEIGHBOUR_ROWS, ...FILE_ROWS];
/** What the summary counts apart. */
const KINDS = ['git', 'files', 'neighbours'] as const;

/**
 * Every fault of the machine and of what else runs on it, with a head that is slower and one that is faster, in runs of
 * the bundled command line tool with real git and k6. Returns how many runs were not as promised.
 */
export async function machineTable(only: string, write: (text: string) => void): Promise<number> {
  const rows = ROWS.filter(({ name, about }) => `${about}: ${name}`.includes(only));
  const scene = await openScene();
  const failures: string[] = [];
  try {
    for (const row of rows) {
      const found = await Promise.all(
        HEADS.map(async (head) => ({ head, texts: await scene.try(row, head) })),
      );
      const wrong = found.filter(({ texts }) => texts.length > 0);
      write(`${wrong.length === 0 ? 'as promised' : 'WRONG      '}  ${row.about}: ${row.name}\n`);
      for (const { head, texts } of wrong) {
        failures.push(`${row.about}: ${row.name}, head ${head}: ${texts.join('; ')}`);
        write(`- head ${head}: ${texts.join('; ')}\n`);
      }
    }
  } finally {
    scene.close();
  }
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, count(rows, kind)]));
  const cases = rows.length * HEADS.length;
  write(`machine: ${cases} runs, ${failures.length} failures ${JSON.stringify(counts)}\n`);
  if (only === '') {
    const result = { command: 'npm run bench:faults machine', cases, counts, rows: shown(), failures };
    await mkdir(RESULTS, { recursive: true });
    await writeFile(path.join(RESULTS, 'machine-faults.json'), `${JSON.stringify(result, null, 1)}\n`);
  }
  return failures.length;
}

/** Rows of a kind by what they lead to. */
function count(rows: typeof ROWS, kind: (typeof KINDS)[number]) {
  const own = rows.filter(({ about }) => about === kind);
  const invalid = own.filter(({ ends }) => ends === 'invalid').length;
  return { faults: own.length, runs: own.length * HEADS.length, invalid, verdict: own.length - invalid };
}

const shown = () => ROWS.map(({ name, about, ends }) => `${about}: ${name}: ${ends}`);
