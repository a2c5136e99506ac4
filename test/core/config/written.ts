import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ConfigFile } from '../../../src/core/config/config-file.ts';
import { type Parsed, parseConfig } from '../../../src/core/config/parse.ts';
import type { Problem } from '../../../src/core/config/problem.ts';
import { SETTINGS } from '../../../src/core/config/settings.ts';

/** A perf-gate.yml with the true places of its keys and values, without a disk. */
function written(text: string): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) throw new Error(String(document.errors[0]));
  return {
    name: 'perf-gate.yml',
    value: document.toJS(),
    locate(path, part) {
      let node: unknown = document.contents;
      let key: unknown = null;
      for (const name of path) {
        if (isSeq(node) && typeof name === 'number') {
          node = node.items[name];
          continue;
        }
        const pair = isMap(node)
          ? node.items.find((item) => isScalar(item.key) && item.key.value === name)
          : null;
        if (pair === null || pair === undefined) return null;
        ({ key, value: node } = pair);
      }
      const found = part === 'value' && isNode(node) ? node : key;
      if (!isNode(found) || !found.range) return null;
      const { line, col } = lines.linePos(found.range[0]);
      return { line, column: col };
    },
  };
}

/** Reads a file as the command line does, with flags by setting id. */
export function parseWritten(text: string, flags: Record<string, unknown> = {}, measures = true): Parsed {
  return parseConfig({
    file: written(text),
    overrides: flags,
    label: (id) => SETTINGS.find((setting) => setting.id === id)?.flag?.split(' ')[0] ?? `\`${id}\``,
    measures,
    defaultGate: 'job',
    outFor: (gate) => `/out/${gate}`,
    resolve: (name) => `/abs/${name}`,
  });
}

/** `perf-gate.yml:3:9 sentence`, or `--flag: sentence`. */
export function problemsOf(text: string, flags: Record<string, unknown> = {}): readonly string[] {
  const parsed = parseWritten(text, flags);
  return parsed.ok ? [] : parsed.problems.map(said);
}

const said = ({ where, line, column, message }: Problem): string =>
  line === null ? `${where}: ${message}` : `${where}:${line}:${column} ${message}`;

/** The configuration of a file that is right; throws its problems. */
export function configOf(text: string, flags: Record<string, unknown> = {}) {
  const parsed = parseWritten(text, flags);
  if (!parsed.ok) throw new Error(parsed.problems.map(said).join('\n'));
  return parsed.config;
}
