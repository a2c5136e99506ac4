import type { MetricLimits, Policy } from '../model/policy.ts';
import type { StoreConfig } from './config.ts';
import { defaultGate } from './default-gate.ts';
import { meantBudget, meantConfidence, meantDuration, meantPercent, meantRate } from './meant.ts';
import { GATE, REF, STORE, URL_START } from './patterns.ts';
import { readEndpoints, readMetrics } from './read-limits.ts';
import { readList, readMap, readRoutes, readVariables } from './read-many.ts';
import {
  BUDGET,
  budget,
  CONFIDENCE,
  confidence,
  duration,
  MOST_SEED,
  percent,
  rate,
  seed,
  store,
} from './scalars.ts';
import type { Setting } from './settings.ts';
import { suggest } from './suggest.ts';

export type Value =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>
  | StoreConfig
  | MetricLimits
  | NonNullable<Policy['endpoints']>;

/** What is wrong with a value, or with one that it holds. */
export type Fault = {
  /** where inside the value; empty: the value itself */
  readonly at: readonly (string | number)[];
  readonly raw: unknown;
  /** completes "but must be …" */
  readonly wants: string;
  /** what to write instead; null: not known */
  readonly meant: string | null;
};

export type Read =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly Fault[] };

export const good = (value: Value): Read => ({ ok: true, value });

/** Reads a raw value (a string of an input or flag, anything of a file) as the setting's kind. */
export function readValue(setting: Setting, given: unknown): Read {
  const raw = typeof given === 'string' ? given.trim() : given;
  switch (setting.kind) {
    case 'list':
      return readList(raw);
    case 'routes':
      return readRoutes(raw);
    case 'variables':
      return readVariables(raw);
    case 'map':
      return readMap(raw);
    case 'metrics':
      return readMetrics(raw);
    case 'endpoints':
      return readEndpoints(raw);
    default:
      return readOne(setting, raw);
  }
}

function readOne(setting: Setting, raw: unknown): Read {
  const text = typeof raw === 'string' || typeof raw === 'number' ? String(raw) : null;
  const value = text === null ? null : scalar(setting, raw, text);
  if (value !== null) return good(value);
  if (setting.kind === 'boolean' && typeof raw === 'boolean') return good(raw);
  const wants = wanted(setting);
  return { ok: false, faults: [{ at: [], raw, wants, meant: meantBy(setting, raw) }] };
}

/** The value, or null when it is not of this kind. */
function scalar({ kind, allowed }: Setting, raw: unknown, text: string): Value | null {
  switch (kind) {
    case 'rate':
      return rate(text);
    case 'duration':
      return duration(text);
    case 'percent':
      return percent(text);
    case 'budget':
      return budget(text);
    case 'confidence':
      return confidence(text);
    case 'seed':
      return seed(text);
    case 'run':
      return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
    case 'port':
      return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536 ? Number(text) : null;
    case 'boolean':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : null;
    case 'store':
      return STORE.test(text) ? store(text) : null;
    case 'choice':
      return allowed?.includes(text) ? text : null;
    default:
      return typeof raw === 'string' && PATTERNS[kind]?.test(raw) ? raw : null;
  }
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  text: /\S/,
  gate: GATE,
  tag: REF,
  url: URL_START,
  version: /^v?\d+\.\d+\.\d+$/,
  sha256: /^[0-9a-f]{64}$/i,
};

const WANTED: Readonly<Record<string, string>> = {
  text: 'a text',
  gate: 'at most 100 letters, digits, dots, dashes, underscores or slashes, each part beginning with a letter or digit',
  url: 'a URL that begins with http:// or https://',
  version: 'a full version such as 2.2.0',
  sha256: 'a SHA-256, 64 hexadecimal digits',
  rate: 'iterations per second, minute or hour, such as 200/s or 30/m, and at most 1000000/s',
  duration: 'a time with its unit, such as 30s, 5m or 1m30s, and at most 168h',
  percent: 'a percentage above 0 and up to 1000 with its sign, such as 20%',
  budget: `a time from ${BUDGET.least}s to ${BUDGET.most / 3600}h such as 120s, or a number of seconds`,
  confidence: `a number above ${CONFIDENCE.above} and below ${CONFIDENCE.below}, such as 0.995`,
  seed: `a whole number from 0 to ${MOST_SEED}`,
  boolean: 'true or false',
  port: 'a port from 1 to 65535',
  tag: 'a tag such as v1.4.0, or latest-release',
  run: 'the id of a workflow run, a whole number',
  store: 'artifact, directory:PATH, branch:NAME (a name that git allows) or none',
};

function wanted({ kind, allowed }: Setting): string {
  return WANTED[kind] ?? `one of ${(allowed ?? []).join(', ')}`;
}

function meantBy({ kind, allowed }: Setting, raw: unknown): string | null {
  if (typeof raw === 'boolean' || typeof raw === 'number') {
    if (kind === 'text' || (kind === 'gate' && GATE.test(String(raw)))) return `"${raw}", in quotes`;
  }
  if (typeof raw !== 'string' && typeof raw !== 'number') return null;
  const text = String(raw);
  if (kind === 'rate') return meantRate(text);
  if (kind === 'duration') return meantDuration(text);
  if (kind === 'budget') return meantBudget(text);
  if (kind === 'confidence') return meantConfidence(text);
  if (kind === 'percent') return meantPercent(text);
  if (kind === 'choice') return suggest(text, allowed ?? []);
  if (kind === 'gate') return /[A-Za-z0-9]/.test(text) && text.length <= 100 ? defaultGate(text, null) : null;
  if (kind === 'store')
    return /^\.{0,2}\//.test(text) ? `directory:${text}` : suggest(text, ['artifact', 'none']);
  return kind === 'url' && /^[\w.-]+(:\d+)?(\/|$)/.test(text) ? `http://${text}` : null;
}
