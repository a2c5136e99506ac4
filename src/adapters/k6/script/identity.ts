import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Scenario } from './scenario.ts';

/** What a scenario sends to, or which machine it runs on, is no part of the load's shape. */
const NO_SHAPE = new Set(['env', 'tags', 'options']);

/**
 * SHA-256 over the contents of the script and its local imports. Paths do not count: a moved checkout is the
 * same script; nor does what stands above the code as comments, where a script that the gate made tells what it left
 * out. Imports from the network count by their address.
 */
export async function hashScript(scriptPath: string, imports: readonly string[]): Promise<string> {
  const local = imports.filter((specifier) => specifier.startsWith('file:')).map((url) => fileURLToPath(url));
  const remote = imports.filter((specifier) => /^https?:/.test(specifier));
  const files = new Set([scriptPath, ...local]);
  const hashes = await Promise.all(
    [...files].map(async (file) => sha256(codeOf(await readFile(file, 'utf8')))),
  );
  return sha256([...hashes, ...remote].sort().join('\n'));
}

const codeOf = (text: string): string => text.replace(/^(?:\s*\/\/[^\n]*\n)+\s*/, '');

/** SHA-256 over executors, rates, durations and stages; the order of keys does not count. */
export function hashProfile(scenarios: Readonly<Record<string, Scenario>>): string {
  const shapes = Object.entries(scenarios).map(([name, scenario]) => [
    name,
    Object.fromEntries(Object.entries(scenario).filter(([field]) => !NO_SHAPE.has(field))),
  ]);
  return sha256(JSON.stringify(Object.fromEntries(shapes), (_key, value: unknown) => sorted(value)));
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
