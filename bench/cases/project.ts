import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { commitAll } from '../support/repository.ts';
import type { Case } from './case.ts';
import type { Edit, Variant } from './expectation.ts';

/** A case in a repository of its own, in a new folder, as it is before the change. */
export async function createProject(one: Case, variant: Variant): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-case-'));
  await cp(one.directory, directory, { recursive: true });
  await edit(directory, variant.edit ?? []);
  const file = path.join(directory, 'perf-gate.yml');
  await writeFile(file, settingsOf(await readFile(file, 'utf8'), variant));
  await commitAll(directory, 'an application with a gate');
  return directory;
}

/** Replaces text in files. Throws where there is none to replace. */
export async function edit(directory: string, edits: readonly Edit[]): Promise<void> {
  for (const { file, from, to } of edits) {
    const name = path.join(directory, file);
    const text = await readFile(name, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}.`);
    await writeFile(
      name,
      text.replaceAll(from, () => to),
    );
  }
}

function settingsOf(text: string, variant: Variant): string {
  const settings = laidOver(parse(text), variant.settings ?? {});
  const exports = [
    ...exported('head', variant.head),
    ...exported('base', variant.base),
    ...assignments(variant.both).map((one) => `export ${one}`),
  ];
  if (exports.length === 0) return stringify(settings, PLAIN);
  const app = settings['app'];
  if (!isObject(app)) throw new Error('perf-gate.yml starts no application.');
  return stringify({ ...settings, app: { ...app, start: [...exports, app['start']].join('; ') } }, PLAIN);
}

/** A command stays one line. */
const PLAIN = { lineWidth: 0 };

type Values = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function laidOver(below: Values, above: Values): Values {
  const laid = Object.entries(above).map(([key, value]) => {
    const before = below[key];
    return [key, isObject(before) && isObject(value) ? laidOver(before, value) : value];
  });
  return { ...below, ...Object.fromEntries(laid) };
}

const assignments = (variables: Readonly<Record<string, string>> = {}): readonly string[] =>
  Object.entries(variables).map(([name, value]) => `${name}=${value}`);

const exported = (arm: string, variables?: Readonly<Record<string, string>>): readonly string[] =>
  assignments(variables).map((one) => `if [ "$PERF_GATE_ARM" = ${arm} ]; then export ${one}; fi`);
