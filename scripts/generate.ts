/**
 * Writes what is made from tables in code: action.yml, the tables of docs/reference.md and the schema of perf-gate.yml from
 * the settings, the tables of docs/targets.md from the vocabulary of targets and bench/results, those of docs/diagnosis.md
 * from the playbook and bench/diagnosis, those of docs/github.md
 * and docs/security.md from bench/edges, and the workflows and configurations that docs/recipes.md and docs/monorepo.md show, from
 * examples/recipes; what a pull request costs, from bench/results.
 * `--check` writes nothing and fails when a file is out of step.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { costTable } from '../bench/cost/cost-table.ts';
import { notPlantedTable, plantedTable } from '../bench/diagnosis/planted-table.ts';
import { edgeTable } from '../bench/edges/edge-table.ts';
import { GITHUB_EDGES } from '../bench/edges/rows/github.ts';
import { SECURITY_EDGES } from '../bench/edges/rows/security.ts';
import { measuredTargets } from '../bench/targets/measured.ts';
import { cliOptions } from '../src/core/config/settings/cli-options.ts';
import { helpText } from '../src/core/config/settings/help-text.ts';
import { OUTPUTS } from '../src/core/config/settings/outputs.ts';
import { PRESETS, type Preset } from '../src/core/config/settings/presets.ts';
import type { Setting } from '../src/core/config/settings/setting.ts';
import { SETTINGS } from '../src/core/config/settings.ts';
import { EFFORTS, type EffortId } from '../src/core/diagnosis/playbook/entry.ts';
import { PLAYBOOK } from '../src/core/diagnosis/playbook/playbook.ts';
import { RECOMMENDED, VOCABULARY } from '../src/core/targets/vocabulary.ts';
import { schemaText } from './schema.ts';
import { shownFiles } from './shown-files.ts';

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

const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

const presetValue = (name: Preset, { id, default: standard }: Setting): string | null =>
  PRESETS[name][id] ?? standard;

type Tables = Readonly<Record<string, () => readonly string[]>>;

const REFERENCE: Tables = {
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
  presets: () => [
    `| setting | ${PRESET_NAMES.map(code).join(' | ')} |`,
    `|---|${PRESET_NAMES.map(() => '---|').join('')}`,
    ...SETTINGS.filter(({ id }) => PRESET_NAMES.some((name) => PRESETS[name][id] !== undefined)).map(
      (setting) =>
        `| \`${setting.path}\` | ${PRESET_NAMES.map((name) => code(presetValue(name, setting))).join(' | ')} |`,
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

const PLACES = { overall: 'all requests', endpoint: 'endpoint', scenario: 'scenario', page: 'page' } as const;

const TARGETS: Tables = {
  targets: () => [
    '| target | what it is | of |',
    '|---|---|---|',
    ...Object.values(VOCABULARY).map(({ word, statistics, example, meaning, of }) => {
      const limit = example.slice(example.search(/[<>]/));
      const written = statistics.length === 0 ? [word] : statistics.map((one) => `${word} ${one}`.trim());
      const names = written.map((text) => code(text)).join(', ');
      const isOfRun = of.length === 1 && of[0] === 'overall';
      const where = isOfRun ? 'the run' : of.map((one) => PLACES[one]).join(', ');
      return `| ${names} ${code(limit)} | ${cell(meaning)} | ${where} |`;
    }),
  ],
  recommended: () => [RECOMMENDED.map((text) => code(text)).join(', ')],
  measured: measuredTargets,
};

const DIAGNOSIS: Tables = {
  rules: () => [
    '| cause | what it is | read from | what to do | effort | explained |',
    '|---|---|---|---|---|---|',
    ...PLAYBOOK.filter(({ waitsFor }) => waitsFor === undefined).map(
      ({ title, rule, meaning, evidence, advice, effort, source }) =>
        `| ${title} (${code(rule)}) | ${cell(meaning)} | ${cell(evidence)} | ${cell(general(advice))} | ${daysText(effort)} | [${cell(source.title)}](${source.url}) |`,
    ),
  ],
  waiting: () => [
    '| cause | what it is | what it waits for |',
    '|---|---|---|',
    ...PLAYBOOK.flatMap(({ title, rule, meaning, waitsFor }) =>
      waitsFor === undefined ? [] : [`| ${title} (${code(rule)}) | ${cell(meaning)} | ${cell(waitsFor)} |`],
    ),
  ],
  planted: plantedTable,
  'not-planted': notPlantedTable,
};

/** Without the names of what is found in a run. */
const general = (advice: string): string =>
  advice
    .replace(/\{line\}$/, '')
    .replace('{function}', 'the function that is named')
    .replace('{call}', 'the call')
    .replace(/[:(]? ?`?\{create\}`?/, '')
    .replace(/ \(at most \{[^)]*\)/, '')
    .replace(/ to \{\w+\}/, '');

function daysText(effort: EffortId): string {
  const { work, days } = EFFORTS[effort];
  return `${work}, ${days} ${days === 1 ? 'day' : 'days'}`;
}

const RECIPES: Tables = {
  'from-run-k6-action': () => shownFiles('from-run-k6-action', 'performance.yml'),
  nightly: () => shownFiles('nightly', 'performance-nightly.yml', 'perf-gate.nightly.yml'),
  preview: () => shownFiles('preview', 'performance.yml', 'perf-gate.yml'),
  monorepo: () => shownFiles('monorepo', 'services/cart/perf-gate.yml'),
  'accept-from-fork': () => shownFiles('accept-from-fork', 'performance.yml'),
  'accept-comment': () => shownFiles('accept-from-fork', 'performance-accept.yml'),
  compose: () => shownFiles('compose', 'perf-gate.yml', 'compose.yml'),
  image: () => shownFiles('image', 'performance.yml', 'perf-gate.yml'),
  'merge-queue': () => shownFiles('merge-queue', 'performance.yml'),
};

/** The documents with tables, or files of examples/recipes, between markers, by path from the root. */
const DOCUMENTS: Readonly<Record<string, Tables>> = {
  'docs/reference.md': REFERENCE,
  'docs/recipes.md': RECIPES,
  'docs/monorepo.md': { workflow: () => shownFiles('monorepo', 'performance.yml') },
  'docs/performance.md': { cost: () => costTable().trimEnd().split('\n') },
  'docs/github.md': { edges: () => edgeTable(GITHUB_EDGES) },
  'docs/targets.md': TARGETS,
  'docs/diagnosis.md': DIAGNOSIS,
  'docs/security.md': { edges: () => edgeTable(SECURITY_EDGES) },
};

/** Replaces what stands between the markers of a document's tables. Throws when it lacks them. */
export function fillTables(name: string, document: string): string {
  return Object.entries(DOCUMENTS[name] ?? {}).reduce((text, [table, lines]) => {
    const [open, close] = [`<!-- generated:${table} -->`, `<!-- /generated:${table} -->`];
    const [start, end] = [text.indexOf(open), text.indexOf(close)];
    if (start < 0 || end < start)
      throw new Error(`${name} lacks ${open} … ${close}: add both, each on its own line.`);
    return `${text.slice(0, start + open.length)}\n${lines().join('\n')}\n${text.slice(end)}`;
  }, document);
}

/** Every generated file with its text, by path from the root. */
export async function generated(): Promise<ReadonlyMap<string, string>> {
  const documents = Object.keys(DOCUMENTS).map(async (name) => {
    const text = await readFile(path.join(ROOT, name), 'utf8');
    return [name, fillTables(name, text)] as const;
  });
  return new Map([
    ['action.yml', actionYml()],
    ['docs/perf-gate.schema.json', schemaText()],
    ...(await Promise.all(documents)),
  ]);
}

async function writeOrCheck(): Promise<void> {
  for (const [name, text] of await generated()) {
    const file = path.join(ROOT, name);
    const now = await readFile(file, 'utf8').catch(() => '');
    if (now === text) continue;
    if (process.argv.includes('--check')) {
      console.error(`${name} is out of step with its source: run \`npm run generate\`.`);
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
