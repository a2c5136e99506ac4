import { isObject } from '../../is-object.ts';
import { type At, fault, type Part } from '../kind.ts';
import { inQuotes } from '../one-value.ts';
import { type Address, addressAt, LINE_WANTS, lineAt, methodAt, PATH_WANTS, part } from './address.ts';
import { headersAt } from './headers.ts';
import { ANY_ANSWER, type Checks, type HeaderValues, METHODS, type RequestConfig } from './request.ts';

const PLAIN = { name: null, headers: {}, body: null, weight: 1, checks: ANY_ANSWER };
const NOTHING: RequestConfig = { ...PLAIN, method: 'GET', origin: null, path: '/' };

/** One entry of the list: a line, or an object with everything that a line cannot say. */
export function requestAt(at: At, raw: unknown): Part<RequestConfig> {
  if (typeof raw === 'string') {
    const { value, faults } = lineAt(at, raw.trim());
    return part({ ...PLAIN, ...value }, ...faults);
  }
  if (!isObject(raw)) return part(NOTHING, fault(at, raw, `${LINE_WANTS}, or method, path and more`));
  // Keys that are none of ours are told by themselves.
  if (raw['path'] === undefined && METHODS.some((method) => raw[method] !== undefined)) return part(NOTHING);
  const method = raw['method'] === undefined ? null : methodAt([...at, 'method'], raw['method']);
  const address = addressOf(at, raw);
  const name = textAt([...at, 'name'], raw['name'], 'a name for the report, such as /products/:id');
  const headers = headersAt([...at, 'headers'], raw['headers']);
  const weight = weightAt([...at, 'weight'], raw['weight']);
  const checks = checksAt([...at, 'checks'], raw['checks']);
  const body = bodyOf(raw['body']);
  const value = {
    ...{ ...address.value, method: method?.value ?? 'GET', name: name.value, weight: weight.value },
    ...{ headers: withType(headers.value, body), body: body?.text ?? null, checks: checks.value },
  };
  const parts = [method, address, name, headers, weight, checks];
  return part(value, ...parts.flatMap((one) => one?.faults ?? []));
}

function addressOf(at: At, raw: Readonly<Record<string, unknown>>): Part<Address> {
  const { path } = raw;
  if (path !== undefined && path !== null) return addressAt([...at, 'path'], path);
  // Not the request itself, whose headers and body may hold secrets.
  return part({ origin: null, path: '/' }, fault([...at, 'path'], undefined, PATH_WANTS));
}

type Body = { readonly text: string; readonly isJson: boolean };

/** A text as it stands; anything else is sent as JSON. */
function bodyOf(raw: unknown): Body | null {
  if (raw === undefined || raw === null) return null;
  return typeof raw === 'string' ? { text: raw, isJson: false } : { text: JSON.stringify(raw), isJson: true };
}

function withType(headers: HeaderValues, body: Body | null): HeaderValues {
  const named = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return body?.isJson === true && !named ? { 'Content-Type': 'application/json', ...headers } : headers;
}

function textAt(at: At, raw: unknown, wants: string): Part<string | null> {
  if (raw === undefined || raw === null) return part(null);
  if (typeof raw === 'string' && /\S/.test(raw)) return part(raw.trim());
  const meant = typeof raw === 'number' || typeof raw === 'boolean' ? inQuotes(raw) : null;
  return part(null, fault(at, raw, wants, meant));
}

/** Beyond it the other requests would hardly be sent. */
const MOST_WEIGHT = 1000;

function weightAt(at: At, raw: unknown): Part<number> {
  if (raw === undefined || raw === null) return part(1);
  if (typeof raw === 'number' && raw > 0 && raw <= MOST_WEIGHT) return part(raw);
  const number = typeof raw === 'string' ? Number.parseFloat(raw) : Number.NaN;
  const meant = number > 0 && number <= MOST_WEIGHT ? `${number}` : null;
  return part(1, fault(at, raw, `a number above 0 and up to ${MOST_WEIGHT}`, meant));
}

function checksAt(at: At, raw: unknown): Part<Checks> {
  if (raw === undefined || raw === null) return part(ANY_ANSWER);
  if (!isObject(raw)) {
    const meant = isStatus(raw) ? `{ status: ${raw} }` : null;
    return part(ANY_ANSWER, fault(at, raw, 'checks such as { status: 200, contains: products }', meant));
  }
  const status = statusesAt([...at, 'status'], raw['status']);
  const contains = textAt([...at, 'contains'], raw['contains'], 'a text that the answer holds');
  const value = { status: status.value, contains: contains.value };
  return part(value, ...status.faults, ...contains.faults);
}

function statusesAt(at: At, raw: unknown): Part<readonly number[]> {
  if (raw === undefined || raw === null) return part([]);
  const all: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const given = all.filter(isStatus);
  if (given.length === all.length && all.length > 0) return part(given);
  const first = all.find((one) => !isStatus(one)) ?? raw;
  const number = Number(first);
  const meant = typeof first === 'string' && isStatus(number) ? `${number}` : null;
  return part([], fault(at, first, 'a status such as 200, or a list of them', meant));
}

const isStatus = (raw: unknown): raw is number =>
  Number.isInteger(raw) && Number(raw) >= 100 && Number(raw) <= 599;
