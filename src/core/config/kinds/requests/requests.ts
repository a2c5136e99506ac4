import { isObject } from '../../is-object.ts';
import { placeInside } from '../../place-name.ts';
import { suggest } from '../../suggest.ts';
import { fault, good, type Kind, notOfThisKind, type Stranger, wrong } from '../kind.ts';
import { LINE, LINE_WANTS } from './address.ts';
import { HEADERS, secretsOfHeaders } from './headers.ts';
import { requestAt } from './read-request.ts';
import { CHECK_KEYS, METHODS, REQUEST_KEYS, type RequestConfig } from './request.ts';

const WANTS = 'a list of requests, such as [GET /products, GET /orders]';

/** Requests to send: a list in the file; in an input or flag a text with lines or commas. */
export const REQUESTS: Kind<readonly RequestConfig[]> = {
  read(raw) {
    const given = typeof raw === 'string' ? linesOf(raw) : raw;
    // A request without its dash: its headers may hold secrets.
    if (isObject(given)) return wrong([fault([], '{…}', WANTS)]);
    if (!Array.isArray(given)) return notOfThisKind;
    if (given.length === 0) return wrong([fault([], raw, `a list with ${LINE_WANTS}`)]);
    const read = given.map((one: unknown, index) => requestAt([index], one));
    const faults = read.flatMap((one) => one.faults);
    return faults.length > 0 ? wrong(faults) : good(read.map(({ value }) => value));
  },
  wants: WANTS,
  meant: () => null,
  schema: {
    anyOf: [
      { type: 'string', pattern: '\\S' },
      {
        type: 'array',
        minItems: 1,
        items: { anyOf: [{ type: 'string', pattern: LINE.source }, schemaOfOne()] },
      },
    ],
  },
  strangers: (value, path) =>
    (Array.isArray(value) ? value : []).flatMap((one, at) => strangers(one, path, at)),
  // A line holds no headers.
  secrets: (raw) => (typeof raw === 'string' ? [] : secretsOfHeaders(raw)),
};

/** A comma separates requests only where another one begins: a query may hold commas. */
function linesOf(text: string): readonly string[] {
  const begins = `(?:[A-Za-z]+\\s+)?(?:/|https?://)`;
  const lines = text.split(new RegExp(`\\n|,\\s*(?=${begins})`));
  return lines.map((line) => line.trim().replace(/,$/, '')).filter((line) => line !== '');
}

function schemaOfOne() {
  const status = { type: 'integer', minimum: 100, maximum: 599 };
  return {
    type: 'object',
    properties: {
      method: { type: 'string', enum: METHODS },
      path: { type: 'string', pattern: '^(/|https?://)' },
      name: { type: 'string', pattern: '\\S' },
      headers: HEADERS.schema,
      body: { type: ['string', 'number', 'boolean', 'object', 'array'] },
      weight: { type: 'number', exclusiveMinimum: 0 },
      checks: {
        type: 'object',
        properties: {
          status: { anyOf: [status, { type: 'array', items: status, minItems: 1 }] },
          contains: { type: 'string', pattern: '\\S' },
        },
        additionalProperties: false,
      },
    },
    required: ['path'],
    additionalProperties: false,
  };
}

function strangers(entry: unknown, path: readonly string[], index: number): readonly Stranger[] {
  if (!isObject(entry)) return [];
  const checks = isObject(entry['checks']) ? entry['checks'] : {};
  const unknown = (value: object, known: readonly string[], at: readonly (string | number)[]) =>
    Object.keys(value)
      .filter((key) => !known.includes(key))
      .map((key) => stranger([...path, ...at, key], known, entry[key]));
  return [...unknown(entry, REQUEST_KEYS, [index]), ...unknown(checks, CHECK_KEYS, [index, 'checks'])];
}

function stranger(path: readonly (string | number)[], known: readonly string[], value: unknown): Stranger {
  const key = String(path.at(-1));
  const name = placeInside(path).replace(/^\./, '');
  // `- GET: /products`: the colon makes a key of the method.
  if (METHODS.some((one) => one === key.toUpperCase())) {
    const line = `${key.toUpperCase()} ${typeof value === 'string' ? value : '/products'}`;
    return { path, message: `${name} is not a setting. Write the request as one text, \`${line}\`.` };
  }
  const near = suggest(key, known);
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  return { path, message: `${name} is not a setting.${meant} Known here: ${known.join(', ')}.` };
}
