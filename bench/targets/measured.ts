import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Line } from './rows.ts';
import { tableOf } from './table.ts';

const FILE = path.join(import.meta.dirname, '..', 'results', 'targets.jsonl');

/** What the kept runs say, for the documents, as lines of Markdown. */
export function measuredTargets(): readonly string[] {
  const lines: readonly Line[] = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return tableOf(lines).trimEnd().split('\n');
}
