import { PLAYBOOK } from '../../src/core/diagnosis/playbook/playbook.ts';
import { CELLS, type Cell } from './cells.ts';
import { NOT_PLANTED } from './not-planted.ts';

/** What docs/diagnosis.md says is planted: a row for each cause, in the order of the playbook. Lines of Markdown. */
export function plantedTable(): readonly string[] {
  const rows = PLAYBOOK.flatMap(({ rule, title }) => {
    const own = CELLS.filter(({ wanted, parts }) => wanted?.rule[0] === rule && parts === undefined);
    if (own.length === 0) return [];
    const [shop, blog] = (['shop', 'blog'] as const).map((app) => own.filter((cell) => cell.app === app));
    return [`| ${title} (\`${rule}\`) | ${variablesOf(shop ?? [])} | ${variablesOf(blog ?? [])} |`];
  });
  return ['| cause | in the shop | in the blog |', '|---|---|---|', ...rows];
}

const variablesOf = (cells: readonly Cell[]): string =>
  cells
    .map(({ plant, both = {} }) =>
      [namesOf(plant), namesOf(both)].filter((one) => one !== '').join(' beside '),
    )
    .join(', ');

const namesOf = (variables: Readonly<Record<string, string>>): string =>
  Object.keys(variables)
    .map((name) => `\`${name}\``)
    .join(', ');

/** What it says no application can plant, and the test that holds each. Lines of Markdown. */
export function notPlantedTable(): readonly string[] {
  const titles = new Map(PLAYBOOK.map(({ rule, title }) => [rule, title]));
  return [
    '| cause | why not | held by |',
    '|---|---|---|',
    ...NOT_PLANTED.map(
      ({ rule, why, file, test }) =>
        `| ${titles.get(rule) ?? rule} (\`${rule}\`) | ${why} | \`${file}\`: ${test} |`,
    ),
  ];
}
