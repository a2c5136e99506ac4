/**
 * Writes what is made from the settings table: action.yml, the README's tables, the schema of perf-gate.yml.
 * `--check` writes nothing and fails when a file is out of step.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cliOptions } from '../src/core/config/cli-options.ts';
import { helpText } from '../src/core/config/help-text.ts';
import { OUTPUTS, SETTINGS, type Setting } from '../src/core/config/settings.ts';
import { schemaText } from './schema.ts';

const ROOT = path.join(import.meta.dirname, '..');

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Of what the file can set too, action.yml must hold no default: it would override the file. So it is told. */
function described(setting: Setting): string {
  const { path: place, default: standard } = setting;
  const told = place === null || standard === null ? '' : ` (default: ${standard})`;
  return `${helpText(setting)}${told}`;
}

function actionYml(): string {
  const inputs = SETTINGS.filter(({ input }) => input).flatMap((setting) => [
    `  ${setting.id}:`,
    `    description: ${quote(described(setting))}`,
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
      (setting) => `| \`${setting.id}\` | ${code(setting.default)} | ${cell(helpText(setting))} |`,
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
      (setting) => `| \`${setting.path}\` | ${code(setting.default)} | ${cell(helpText(setting))} |`,
    ),
  ],
  cli: () => [
    '| flag | commands | what it is |',
    '|---|---|---|',
    ...cliOptions.map(
      ({ flags, commands, description }) =>
        `| \`${flags}\` | ${commands.join(', ')} | ${cell(description)} |`,
    ),
  ],
};

/** Replaces what stands between a table's markers. Throws when the README lacks them. */
export function fillTables(readme: string): string {
  return Object.entries(TABLES).reduce((text, [name, lines]) => {
    const [open, close] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`];
    const [start, end] = [text.indexOf(open), text.indexOf(close)];
    if (start < 0 || end < start)
      throw new Error(`README.md lacks ${open} … ${close}: add both, each on its own line.`);
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

async function writeOrCheck(): Promise<void> {
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

if (import.meta.main) {
  await writeOrCheck().catch((thrown: unknown) => {
    console.error(thrown instanceof Error ? thrown.message : thrown);
    process.exitCode = 1;
  });
}
