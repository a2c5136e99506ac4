import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import schema from '../docs/perf-gate.schema.json' with { type: 'json' };
import { parseAcceptances } from '../src/core/config/read/acceptances.ts';
import { SETTINGS } from '../src/core/config/settings.ts';
import { problemsOf } from './core/config/written.ts';
import { documentBlocks, documentPages, isWorkflow, pageText, type Shown } from './support/readme.ts';

const ROOT = path.join(import.meta.dirname, '..');
const fits = new Ajv2020({ strict: false }).compile(schema);
const blocks = await documentBlocks();

type Kind = 'workflow' | 'accepted' | 'compose file' | 'configuration' | 'part of a configuration' | 'other';

/** What a block is; whatever is YAML is one of these. */
function kindOf(block: Shown): Kind {
  if (isWorkflow(block)) return 'workflow';
  if (!/^ya?ml$/.test(block.language)) return 'other';
  const value: unknown = parse(block.text);
  if (Array.isArray(value)) return 'accepted';
  const keys = Object.keys(value as object);
  if (keys.includes('services')) return 'compose file';
  return keys.includes('workload') ? 'configuration' : 'part of a configuration';
}

const of = (...kinds: readonly Kind[]): readonly Shown[] =>
  blocks.filter((block) => kinds.includes(kindOf(block)));

/** A part with the rest that a reader has. */
function completed({ text }: Pick<Shown, 'text'>): string {
  const app = /^app:/m.test(text) ? '' : 'app: { start: node server.js }\n';
  const workload = /^workload:/m.test(text) ? '' : 'workload: { script: load.js }\n';
  return `${text}${app}${workload}`;
}

/** What the tool and the schema that editors complete by have against a configuration. */
function wrongIn(text: string): readonly string[] {
  // Where it starts nothing the workflow beside it names a target.
  const flags = /^app:/m.test(text) ? {} : { target: 'https://shop.example' };
  const bySchema = fits(parse(text)) ? [] : [`schema: ${JSON.stringify(fits.errors)}`];
  return [...problemsOf(text, flags), ...bySchema];
}

describe('what the documents show', () => {
  test('is of a language that is looked at here', () => {
    const languages = new Set(blocks.map(({ language, page }) => (language === '' ? page : language)));
    // Diagrams have no language; scripts and shell lines are run or parsed in tests of their own.
    expect([...languages].sort()).toEqual(['docs/architecture.md', 'js', 'json', 'sh', 'yaml']);
    expect(of('configuration').length).toBeGreaterThan(8);
    expect(of('part of a configuration').length).toBeGreaterThan(5);
  });

  test.each(of('configuration'))('is a configuration as it stands: $page $text', ({ text }) => {
    expect(wrongIn(text)).toEqual([]);
  });

  test.each(of('part of a configuration'))('is a part of one: $page $text', (block) => {
    expect(wrongIn(completed(block))).toEqual([]);
  });

  test.each(of('accepted'))('is a list of what is accepted: $page $text', ({ text }) => {
    const file = { name: 'accept.yml', value: parse(text) as unknown, locate: () => null };
    const { acceptances, problems } = parseAcceptances(file);
    expect(problems).toEqual([]);
    expect(acceptances.length).toBeGreaterThan(0);
  });

  test.each(blocks.filter(({ language }) => language === 'json'))('is JSON: $page $text', ({ text }) => {
    expect(() => JSON.parse(text)).not.toThrow();
  });
});

const FILES = globSync('examples/**/perf-gate*.yml', { cwd: ROOT }).sort();

test.each(FILES)('%s is a configuration as it stands', (name) => {
  expect(wrongIn(readFileSync(path.join(ROOT, name), 'utf8'))).toEqual([]);
});

test.each([
  ['policy: { metrics: { p95: { warm: 10% } } }', /warm/],
  ['app: { strat: node server.js }', /strat/],
  ['workload: { script: load.js, rate: often }', /rate/],
])('%s is found to be wrong by both', (text, why) => {
  const found = wrongIn(completed({ text: `${text}\n` }));
  expect(found.filter((one) => !one.startsWith('schema: ')).join('\n')).toMatch(why);
  expect(found.filter((one) => one.startsWith('schema: '))).toHaveLength(1);
});

/** Settings as prose names them, `policy.from` or `policy.from: base`, with the page. */
const named = documentPages().flatMap((page) =>
  [
    ...pageText(page).matchAll(/`((?:app|workload|compare|policy|baseline)(?:\.[a-z][a-z-]*)+)(?=[`:. ])/g),
  ].map(([, setting = '']) => `${page}: ${setting}`),
);

/** A setting, a group of some, or a key inside of one that has keys. */
const isKnown = (name: string): boolean =>
  SETTINGS.some(({ path: own, kind }) => {
    if (own === null) return false;
    const hasKeys = JSON.stringify(kind.schema).includes('"type":"object"');
    return own === name || own.startsWith(`${name}.`) || (hasKeys && name.startsWith(`${own}.`));
  });

test('settings that the documents name are there', () => {
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((one) => !isKnown(one.split(': ')[1] ?? ''))).toEqual([]);
  expect(['app.database', 'app.compose.port'].filter(isKnown)).toHaveLength(2);
  expect(['app.database.url', 'app.start.port', 'app.strat'].filter(isKnown)).toEqual([]);
});
