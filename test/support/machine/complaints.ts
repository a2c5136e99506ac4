import type { CliRun } from '../../process/cli.ts';
import type { Row } from './row.ts';

export type Ended = {
  readonly row: Row;
  readonly head: 'slower' | 'faster';
  readonly ended: CliRun;
  /** processes and folders that outlived the run */
  readonly left: readonly string[];
};

/** What a run printed about its verdict; null: it ended before there was one. */
type Printed = {
  readonly verdict: string;
  readonly reason: string;
  readonly comparisons: readonly unknown[];
};

/** Everything that a run must keep, whatever the machine does, and did not. */
export function complaints({ row, head, ended, left }: Ended): readonly string[] {
  const { code, stdout, stderr } = ended;
  const printed: Printed | null = stdout.trim() === '' ? null : JSON.parse(stdout);
  const text = `${stderr}\n${printed?.reason ?? ''}`;
  const [verdict, exit] =
    row.ends === 'invalid' ? ['invalid', 3] : head === 'slower' ? ['fail', 1] : ['pass', 0];
  const found = [
    ...(code === exit ? [] : [`exit code ${code} instead of ${exit}`]),
    ...(printed === null || printed.verdict === verdict ? [] : [`the verdict was ${printed.verdict}`]),
    ...(printed === null && row.ends === 'verdict' ? ['there was no verdict'] : []),
    ...(printed?.verdict === 'pass' && printed.comparisons.length === 0 ? ['a pass compared nothing'] : []),
    ...(/bug in Perf Gate|\n\s+at \S+.*:\d+:\d+/.test(text) ? ['it reads like a bug of ours'] : []),
    ...(row.words.test(`${stderr}\n${stdout}`) ? [] : [`${row.words} does not stand there`]),
    ...left.map((one) => `left behind: ${one}`),
  ];
  return found.length === 0 ? [] : [...found, `it said: ${text.trim().slice(-600)}`];
}
