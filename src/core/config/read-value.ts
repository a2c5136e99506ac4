import type { StoreConfig } from './config.ts';
import { defaultGate } from './default-gate.ts';
import { meantDuration, meantPercent, meantRate } from './meant.ts';
import { DURATION, GATE, PERCENT, RATE, STORE, URL_START } from './patterns.ts';
import { readList, readMap, readVariables } from './read-many.ts';
import type { Setting } from './settings.ts';
import { suggest } from './suggest.ts';

export type Value =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>
  | StoreConfig;

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
    case 'variables':
      return readVariables(raw);
    case 'map':
      return readMap(raw);
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
  url: URL_START,
  version: /^v?\d+\.\d+\.\d+$/,
};

const PER_SECOND: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

function rate(text: string): number | null {
  const [, count, unit] = RATE.exec(text) ?? [];
  const perSecond = Number(count) / (PER_SECOND[unit ?? ''] ?? Number.NaN);
  return perSecond > 0 && Number.isFinite(perSecond) ? perSecond : null;
}

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function duration(text: string): number | null {
  if (!DURATION.test(text)) return null;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const sum = parts.reduce((ms, [, count, unit]) => ms + Number(count) * (MILLISECONDS[unit ?? ''] ?? 0), 0);
  return sum > 0 ? sum : null;
}

function percent(text: string): number | null {
  const number = Number(PERCENT.exec(text)?.[1]);
  return number > 0 && number <= 1000 ? number / 100 : null;
}

function store(text: string): StoreConfig {
  if (text === 'artifact' || text === 'none') return { kind: text };
  return { kind: 'directory', path: text.slice('directory:'.length).trim() };
}

const WANTED: Readonly<Record<string, string>> = {
  text: 'a text',
  gate: 'at most 100 letters, digits, dots, dashes, underscores or slashes, each part beginning with a letter or digit',
  url: 'a URL that begins with http:// or https://',
  version: 'a full version such as 2.2.0',
  rate: 'iterations per second, minute or hour, such as 200/s or 30/m',
  duration: 'a time with its unit, such as 30s, 5m or 1m30s',
  percent: 'a percentage above 0 and up to 1000 with its sign, such as 20%',
  boolean: 'true or false',
  port: 'a port from 1 to 65535',
  store: 'artifact, directory:PATH or none',
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
  if (kind === 'percent') return meantPercent(text);
  if (kind === 'choice') return suggest(text, allowed ?? []);
  if (kind === 'gate') return /[A-Za-z0-9]/.test(text) && text.length <= 100 ? defaultGate(text, null) : null;
  if (kind === 'store')
    return /^\.{0,2}\//.test(text) ? `directory:${text}` : suggest(text, ['artifact', 'none']);
  return kind === 'url' && /^[\w.-]+(:\d+)?(\/|$)/.test(text) ? `http://${text}` : null;
}
