import { stringify } from 'yaml';
import { parseConfigText } from '../../src/adapters/files/config-file.ts';
import type { Kind } from '../../src/core/config/kinds/kind.ts';
import { BUDGET } from '../../src/core/config/kinds/numbers/budget.ts';
import { CONFIDENCE } from '../../src/core/config/kinds/numbers/confidence.ts';
import { DURATION } from '../../src/core/config/kinds/numbers/duration.ts';
import { PERCENT } from '../../src/core/config/kinds/numbers/percent.ts';
import { PORT } from '../../src/core/config/kinds/numbers/port.ts';
import { RATE } from '../../src/core/config/kinds/numbers/rate.ts';
import { SEED } from '../../src/core/config/kinds/numbers/seed.ts';
import { parseConfig } from '../../src/core/config/parse.ts';
import { SETTINGS } from '../../src/core/config/settings.ts';
import type { Random } from '../../src/core/statistics/random.ts';
import { UsageError } from '../../src/ports/errors.ts';
import type { Case } from './cases.ts';
import type { Tree } from './contradict.ts';
import { pick } from './damage.ts';

const WHOLE = `gate: shop # the id
app: { build: npm ci, start: node server.js, ready: /healthz, env: { LOG: warn } }
workload:
  script: load.js
  rate: 200/s
  duration: 30s
  warmup: 5s
  env: [REGION=eu]
policy: { warn: 20%, fail: 50%, fail-on: fail, metrics: { p95: { warn: 10%, floor: 2ms } } }
baseline: { store: 'directory:base', branches: [main] }
`;

const NUMBERS: readonly Kind[] = [PERCENT, RATE, DURATION, BUDGET, CONFIDENCE, SEED, PORT];
const DIGITS = '9'.repeat(400);
/** What is no number of any setting's: below nothing, without end, no number. */
const BAD_NUMBERS = [
  ...['-5%', '-1', '-200/s', '-30s', `${DIGITS}%`, `${DIGITS}/s`, `${DIGITS}s`, DIGITS, `${'9'.repeat(30)}h`],
  ...['1e999', 'NaN%', 'Infinity', '0x10s', '5 %%', Number.NaN, Number.POSITIVE_INFINITY, -5, 1e300],
];
const BAD_SHAPES = [{ a: { b: [1] } }, [[1], [2]], [{ a: 1 }]];
const FROM_FILE = SETTINGS.filter(({ path }) => path !== null);

type Made = { readonly way: string; readonly text: string; readonly mustRefuse: boolean };

/** A configuration that is damaged by chance, read as the program reads it. */
export function configCase(random: Random): Case {
  const { way, text, mustRefuse } = pick(
    [badValue, badValue, unknownName, nameTwice, changedBytes, cut],
    random,
  )(random);
  try {
    const parsed = parseConfig({
      file: parseConfigText('perf-gate.yml', text),
      overrides: {},
      label: (id) => id,
      measures: true,
      defaultGate: 'job',
      outFor: (gate) => `/out/${gate}`,
      resolve: (name) => `/abs/${name}`,
    });
    if (!parsed.ok)
      return { way, outcome: parsed.problems.every(isSentence) ? 'refused' : 'hole', detail: text };
    const odd = mustRefuse ? 'taken' : oddNumber(parsed.config);
    return { way, outcome: odd === null ? 'taken' : 'hole', detail: `${odd}: ${text.slice(0, 600)}` };
  } catch (thrown) {
    if (thrown instanceof UsageError) return { way, outcome: 'refused', detail: '' };
    return { way, outcome: 'crash', detail: `${thrown instanceof Error ? thrown.stack : thrown} ${text}` };
  }
}

const isSentence = ({ message }: { readonly message: string }): boolean =>
  message.length > 10 && message.length < 2000 && /[.?]$/.test(message);

function oddNumber(value: unknown): string | null {
  if (typeof value === 'number') return value >= 0 && value < 1e12 ? null : `a number ${value}`;
  if (typeof value !== 'object' || value === null) return null;
  return Object.values(value).reduce<string | null>((odd, one) => odd ?? oddNumber(one), null);
}

function badValue(random: Random): Made {
  const { path, kind } = pick(FROM_FILE, random);
  const bad =
    NUMBERS.includes(kind) && random() < 0.7 ? pick<unknown>(BAD_NUMBERS, random) : pick(BAD_SHAPES, random);
  const file: Tree = { app: { start: 'node server.js' }, workload: { script: 'load.js' } };
  const keys = (path ?? '').split('.');
  const holder = keys.slice(0, -1).reduce<Tree>((node, key) => {
    node[key] ??= {};
    return node[key];
  }, file);
  holder[keys.at(-1) ?? ''] = bad;
  return { way: 'value', text: stringify(file), mustRefuse: true };
}

function lineOf(random: Random): { readonly lines: string[]; readonly at: number } {
  const lines = WHOLE.trimEnd().split('\n');
  return { lines, at: Math.floor(random() * lines.length) };
}

function unknownName(random: Random): Made {
  const { lines, at } = lineOf(random);
  const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
  const name = pick(['constructor', '__proto__', 'toString', 'workload2', 'scirpt', '"a b"', '1'], random);
  lines.splice(at, 0, `${indent}${name}: x`);
  return { way: 'unknown name', text: lines.join('\n'), mustRefuse: true };
}

function nameTwice(random: Random): Made {
  const { lines } = lineOf(random);
  const top = lines.filter((line) => /^\w.*: ./.test(line));
  lines.push(pick(top, random));
  return { way: 'name twice', text: lines.join('\n'), mustRefuse: true };
}

function changedBytes(random: Random): Made {
  const bytes = Buffer.from(WHOLE);
  for (let left = 1 + Math.floor(random() * 8); left > 0; left -= 1) {
    const byte =
      random() < 0.5
        ? Math.floor(random() * 256)
        : pick([...'{}[]:,&*!|>\'"%@`#-? \n\t'], random).charCodeAt(0);
    bytes[Math.floor(random() * bytes.length)] = byte;
  }
  return { way: 'bytes', text: bytes.toString('utf8'), mustRefuse: false };
}

function cut(random: Random): Made {
  return { way: 'truncated', text: WHOLE.slice(0, Math.floor(random() * WHOLE.length)), mustRefuse: false };
}
