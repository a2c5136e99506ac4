import type { StoreConfig } from './config.ts';
import type { Setting } from './settings.ts';

export type Value =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>
  | StoreConfig;

export type Read =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly wants: string };

const good = (value: Value): Read => ({ ok: true, value });
const bad = (wants: string): Read => ({ ok: false, wants });

/** Reads a raw value (a string of an input or flag, anything of a file) as the setting's kind. */
export function readValue(setting: Setting, raw: unknown): Read {
  switch (setting.kind) {
    case 'text':
      return asText(raw);
    case 'gate':
      return readGate(raw);
    case 'version':
      return matching(raw, /^v?\d+\.\d+\.\d+$/, 'a full version such as 2.2.0');
    case 'rate':
      return readRate(raw);
    case 'duration':
      return readDuration(raw);
    case 'percent':
      return readPercent(raw);
    case 'choice':
      return choose(raw, setting.allowed ?? []);
    case 'boolean':
      return readBoolean(raw);
    case 'port':
      return readPort(raw);
    case 'list':
      return readList(raw);
    case 'map':
      return readMap(raw);
    case 'store':
      return readStore(raw);
  }
}

function asText(raw: unknown): Read {
  return typeof raw === 'string' && raw.trim() !== '' ? good(raw.trim()) : bad('a text');
}

function matching(raw: unknown, pattern: RegExp, wants: string): Read {
  return typeof raw === 'string' && pattern.test(raw) ? good(raw) : bad(wants);
}

function readGate(raw: unknown): Read {
  const wants = 'at most 100 letters, digits, dots, dashes, underscores or slashes';
  return matching(raw, /^[A-Za-z0-9][\w./-]{0,99}$/, wants);
}

const PER_SECOND: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

function readRate(raw: unknown): Read {
  const [, count, unit] = /^(\d+(?:\.\d+)?)\s*\/\s*([smh])$/.exec(String(raw)) ?? [];
  const seconds = PER_SECOND[unit ?? ''];
  if (count === undefined || seconds === undefined || Number(count) <= 0) {
    return bad('iterations per second, minute or hour, such as 200/s or 30/m');
  }
  return good(Number(count) / seconds);
}

const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function readDuration(raw: unknown): Read {
  const text = String(raw).trim();
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  const whole = parts.map(([part]) => part).join('');
  const sum = parts.reduce((ms, [, count, unit]) => ms + Number(count) * (MILLISECONDS[unit ?? ''] ?? 0), 0);
  return whole === text && sum > 0 ? good(sum) : bad('a time with its unit, such as 30s, 5m or 1m30s');
}

function readPercent(raw: unknown): Read {
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(String(raw).trim()) ?? [];
  if (number === undefined || Number(number) <= 0 || Number(number) > 1000) {
    return bad('a percentage from 0 to 1000 with its sign, such as 20%');
  }
  return good(Number(number) / 100);
}

function choose(raw: unknown, allowed: readonly string[]): Read {
  return typeof raw === 'string' && allowed.includes(raw) ? good(raw) : bad(`one of ${allowed.join(', ')}`);
}

function readBoolean(raw: unknown): Read {
  if (raw === true || raw === 'true') return good(true);
  return raw === false || raw === 'false' ? good(false) : bad('true or false');
}

function readPort(raw: unknown): Read {
  const port = Number(raw);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? good(port) : bad('a port from 1 to 65535');
}

/** A list in the file; in an input a text with commas or lines. */
function readList(raw: unknown): Read {
  const items = typeof raw === 'string' ? raw.split(/[,\n]/) : raw;
  if (!Array.isArray(items) || items.some((item) => typeof item !== 'string')) return bad('a list of texts');
  return good(items.map((item: string) => item.trim()).filter((item) => item !== ''));
}

function readMap(raw: unknown): Read {
  const wants = 'names with values, such as { LOG_LEVEL: warn }';
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return bad(wants);
  const entries = Object.entries(raw);
  const plain = entries.every(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return plain ? good(Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))) : bad(wants);
}

function readStore(raw: unknown): Read {
  if (raw === 'artifact' || raw === 'none') return good({ kind: raw });
  const [, path] = /^directory:(.+)$/.exec(String(raw)) ?? [];
  return path === undefined ? bad('artifact, directory:PATH or none') : good({ kind: 'directory', path });
}
