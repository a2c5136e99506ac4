import path from 'node:path';
import { markdownTable } from '../support/markdown.ts';
import { ask } from './ask.ts';
import { FIXTURES, factsOf, fixtureNames, layFixtures } from './cases.ts';
import type { Said } from './said.ts';

export const TABLE_FILE = path.join(FIXTURES, '..', 'README.md');

const INTRODUCTION = `# Whole recordings

Folders of \`v1/\` are runs by real k6, each with the settings that judged it, what it was compared with and the
judgement that the run wrote. Nothing in them is edited; \`npm run same-verdicts:make\` made them with the bundle of
its day. \`npm run same-verdicts -- --at COMMIT\` compares what two builds say of them, and
\`npm run same-verdicts -- --table\` writes this table of what the present build says.

`;

const HEAD = [
  'fixture',
  'what was run',
  'k6',
  'verdict when judged again',
  'classes',
  'status line of the run',
];

/** What a build says of each fixture, as Markdown. */
export async function tableOf(cli: string, scratch: string): Promise<string> {
  const names = await fixtureNames();
  const cases = await layFixtures(names, path.join(scratch, 'table-cases'));
  const said = await ask(cli, cases, path.join(scratch, 'table-said'));
  const rows = names.map(async (name) => {
    const { says, k6 } = await factsOf(name);
    const one = said.get(name) ?? {};
    const status = one['as the run judged: status'] ?? '';
    return [name, says, k6, one['verdict'] ?? 'nothing was recorded', classesIn(one), status].map(inCell);
  });
  return `${INTRODUCTION}${markdownTable(HEAD, await Promise.all(rows))}`;
}

/** "2 critical, 6 unchanged" */
function classesIn(said: Said): string {
  const counts = new Map<string, number>();
  for (const [field, text] of Object.entries(said)) {
    if (!field.startsWith('class of ')) continue;
    const { found } = JSON.parse(text);
    counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  const sorted = [...counts].toSorted(([a], [b]) => a.localeCompare(b));
  return sorted.map(([name, count]) => `${count} ${name}`).join(', ');
}

const inCell = (text: string): string => text.trim().replaceAll('|', '\\|').replaceAll('\n', ' ');
