/**
 * Writes what is made from the settings table: action.yml, the README's tables, the schema of perf-gate.yml.
 * `--check` writes nothing and fails when a file is out of step.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OUTPUTS, SETTINGS } from '../src/core/config/settings.ts';
import { schemaText } from './schema.ts';

const ROOT = path.join(import.meta.dirname, '..');

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function actionYml(): string {
  const inputs = SETTINGS.filter(({ input }) => input).flatMap((setting) => [
    `  ${setting.id}:`,
    `    description: ${quote(setting.help)}`,
    `    required: false`,
    ...(setting.default !== null && setting.path === null ? [`    default: ${quote(setting.default)}`] : []),
  ]);
  const outputs = OUTPUTS.flatMap(({ id, help }) => [`  ${id}:`, `    description: ${quote(help)}`]);
  return [
    '# Generated from src/core/config/settings.ts by `npm run generate`.',
    'name: Perf Gate',
    'description: Stops performance regressions before they merge with a real k6 load test, a baseline and one comment',
    'author: The Perf Gate authors',
    'branding:',
    '  icon: activity',
    '  color: green',
    'inputs:',
    ...inputs,
    'outputs:',
    ...outputs,
    'runs:',
    '  using: node24',
    '  main: dist/action.js',
    '',
  ].join('\n');
}

const cell = (text: string | null): string => (text === null ? '' : text.replaceAll('|', '\\|'));
const code = (text: string | null): string => (text === null ? '' : `\`${text}\``);

const TABLES: Readonly<Record<string, () => readonly string[]>> = {
  inputs: () => [
    '| input | default | what it is |',
    '|---|---|---|',
    ...SETTINGS.filter(({ input }) => input).map(
      (setting) => `| \`${setting.id}\` | ${code(setting.default)} | ${cell(setting.help)} |`,
    ),
  ],
  outputs: () => [
    '| output | what it is |',
    '|---|---|',
    ...OUTPUTS.map(({ id, help }) => `| \`${id}\` | ${cell(help)} |`),
  ],
  settings: () => [
    '| setting | default | what it is |',
    '|---|---|---|',
    ...SETTINGS.filter((setting) => setting.path !== null).map(
      (setting) => `| \`${setting.path}\` | ${code(setting.default)} | ${cell(setting.help)} |`,
    ),
  ],
  cli: () => [
    '| flag | commands | what it is |',
    '|---|---|---|',
    ...SETTINGS.filter(({ flag }) => flag !== null).map(
      ({ flag, commands, help }) => `| \`${flag}\` | ${commands.join(', ')} | ${cell(help)} |`,
    ),
  ],
};

/** Replaces what stands between a table's markers. Throws when the README lacks them. */
export function fillTables(readme: string): string {
  return Object.entries(TABLES).reduce((text, [name, lines]) => {
    const [open, close] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`];
    const [start, end] = [text.indexOf(open), text.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`README.md lacks ${open} … ${close}.`);
    return `${text.slice(0, start + open.length)}\n${lines().join('\n')}\n${text.slice(end)}`;
  }, readme);
}

/** Every generated file with its text, by path from the root. */
export async function generated(): Promise<ReadonlyMap<string, string>> {
  const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
  return new Map([
    ['action.yml', actionYml()],
    ['docs/perf-gate.schema.json', schemaText()],
    ['README.md', fillTables(readme)],
  ]);
}

if (import.meta.main) {
  for (const [name, text] of await generated()) {
    const file = path.join(ROOT, name);
    const now = await readFile(file, 'utf8').catch(() => '');
    if (now === text) continue;
    if (process.argv.includes('--check')) {
      console.error(`${name} is out of step with the settings: run \`npm run generate\`.`);
      process.exitCode = 1;
    } else {
      await writeFile(file, text);
      console.log(`wrote ${name}`);
    }
  }
}
