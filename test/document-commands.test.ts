import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import type { Flags } from '../src/entry/cli/command.ts';
import { programOf } from '../src/entry/cli/program.ts';
import { parseWritten } from './core/config/written.ts';
import { type Call, callsIn } from './support/command-lines.ts';
import { type DocumentLine, documentLines } from './support/document-lines.ts';

const ROOT = path.join(import.meta.dirname, '..');

const lines: readonly DocumentLine[] = await documentLines();

/** What the command line tool makes of its arguments. Throws where it does not know one. */
async function parsed(args: readonly string[]): Promise<{ readonly command: string; readonly flags: Flags }> {
  const asked: { command: string; flags: Flags }[] = [];
  const program = programOf(async ({ name }, flags) => {
    asked.push({ command: name, flags });
  });
  for (const one of [program, ...program.commands])
    one.configureOutput({ writeErr: () => {}, writeOut: () => {} });
  await program.parseAsync(['node', 'perf-gate', ...args]);
  const [one] = asked;
  if (one === undefined) throw new Error('nothing was asked for');
  return one;
}

/** Why a call of the tool would be refused for its words; empty: it would not. */
async function mistakesOf(args: readonly string[]): Promise<readonly string[]> {
  try {
    const { command, flags } = await parsed(args);
    const measures = ['run', 'record', 'check', 'selftest'].includes(command);
    const file = measures ? 'app: { start: node server.js }\nworkload: { script: load.js }' : 'gate: shop';
    // A target takes the place of the application.
    const own = 'target' in flags || 'url' in flags ? 'gate: shop' : file;
    // A folder is a baseline for the tool alone, and a capital word stands for a number of the reader's.
    const { baseline: _, ...rest } = flags;
    const read = parseWritten(own, 'from-run' in rest ? { ...rest, 'from-run': '1' } : rest, measures);
    return read.ok ? [] : read.problems.map(({ message }) => message);
  } catch (thrown) {
    // Without a word it tells what it knows.
    return args.length === 0 ? [] : [String(thrown)];
  }
}

/** What is wrong with a call of any program, a sentence each. */
async function wrongIn(call: Call, page: string): Promise<readonly string[]> {
  const [program = '', first = '', ...rest] = call;
  if (program === 'npx' && first in manifest.devDependencies) return [];
  if (program === 'npx') return first === 'perf-gate' ? mistakesOf(rest) : [`npx calls ${first}`];
  if (program === 'npm') return wrongOfNpm(first, rest);
  const file = [first, ...rest].find((one) => /\.[jt]s$/.test(one));
  if (file === undefined) return program === 'gh' ? [] : [`${program} is given no file`];
  const near = [ROOT, path.join(ROOT, path.dirname(page))].map((folder) => path.join(folder, file));
  return near.some(existsSync) ? [] : [`there is no ${file}`];
}

const SCRIPTS: Readonly<Record<string, string>> = manifest.scripts;

function wrongOfNpm(word: string, [name = '', ...flags]: readonly string[]): readonly string[] {
  if (word !== 'run') return ['ci', 'cit', 'install', 'start', 'pack'].includes(word) ? [] : [`npm ${word}`];
  const command = SCRIPTS[name];
  if (command === undefined) return [`package.json has no script ${name}`];
  const [file = ''] = /\S+\.ts/.exec(command) ?? [];
  if (file === '') return [];
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  const named = flags.filter((flag) => /^--./.test(flag)).map((flag) => flag.slice(2));
  return named.filter((flag) => !source.includes(flag)).map((flag) => `${file} knows no --${flag}`);
}

describe('the commands of the documents', () => {
  test('are many', () => {
    expect(lines.length).toBeGreaterThan(30);
  });

  test.each(lines)('$page: $text', async ({ page, text }) => {
    const calls = callsIn(text.replace(/^perf-gate /, 'npx perf-gate '));
    expect(calls.length).toBeGreaterThan(0);
    expect((await Promise.all(calls.map((call) => wrongIn(call, page)))).flat()).toEqual([]);
  });

  test('call the tool in one way, where they are pasted and in the README', () => {
    const told = lines.filter(({ page, isBlock }) => isBlock || page === 'README.md');
    const others = told.filter(({ text }) => /^perf-gate /m.test(text));
    expect(others).toEqual([]);
  });
});

test.each([
  ['npx perf-gate run --bass main', /--bass/],
  ['npx perf-gate run --budget soon', /budget|soon/],
  ['npx perf-gate walk', /walk/],
  ['npm run demonstration', /no script/],
  ['npm run bench:cases -- --dir x --twice', /twice/],
  ['node examples/none.ts', /there is no/],
])('%s is found to be wrong', async (text, why) => {
  const [call = []] = callsIn(text);
  expect((await wrongIn(call, 'README.md')).join('\n')).toMatch(why);
});

test('what the shell would not find, or not understand, is found too', () => {
  expect(() => callsIn('perf-gat run')).toThrow('command not found');
  expect(() => callsIn("npx perf-gate check --start 'node server.js")).toThrow('matching');
});
