import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FILE_ROWS } from '../../test/support/machine/file-rows.ts';
import { GIT_ROWS } from '../../test/support/machine/git-rows.ts';
import { NEIGHBOUR_ROWS } from '../../test/support/machine/neighbour-rows.ts';
import type { Row } from '../../test/support/machine/row.ts';
import { openScene } from '../../test/support/machine/scene.ts';

const RESULTS = path.join(import.meta.dirname, '..', 'results');
const KEPT = path.join(RESULTS, 'machine-faults.json');
const HEADS = ['slower', 'faster'] as const;
const ROWS: readonly Row[] = [...GIT_ROWS, ...NEIGHBOUR_ROWS, ...FILE_ROWS];
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
  const result = await kept(rows, failures);
  write(`machine: ${rows.length * HEADS.length} runs, ${failures.length} failures; `);
  write(`kept: ${result.cases} runs, ${result.failures.length} failures ${JSON.stringify(result.counts)}\n`);
  await mkdir(RESULTS, { recursive: true });
  await writeFile(KEPT, `${JSON.stringify(result, null, 1)}\n`);
  return failures.length;
}

const shown = ({ name, about }: Row): string => `${about}: ${name}`;

/** What this run found, with what earlier runs did in the rows that it left out. */
async function kept(rows: readonly Row[], failures: readonly string[]) {
  const text = await readFile(KEPT, 'utf8').catch(() => '{"rows":[],"failures":[]}');
  const before: { rows: readonly string[]; failures: readonly string[] } = JSON.parse(text);
  const known = ROWS.filter((row) => rows.includes(row) || before.rows.includes(shown(row)));
  const left = known.filter((row) => !rows.includes(row));
  const stay = before.failures.filter((one) => left.some((row) => one.startsWith(`${shown(row)}, head`)));
  return {
    command: 'npm run bench:faults machine',
    cases: known.length * HEADS.length,
    counts: Object.fromEntries(KINDS.map((kind) => [kind, count(known, kind)])),
    rows: known.map(shown),
    failures: [...stay, ...failures],
  };
}

/** Rows of a kind by what they lead to. */
function count(rows: readonly Row[], kind: (typeof KINDS)[number]) {
  const own = rows.filter(({ about }) => about === kind);
  const invalid = own.filter(({ ends }) => ends === 'invalid').length;
  return { faults: own.length, runs: own.length * HEADS.length, invalid, verdict: own.length - invalid };
}
