import { METHODS } from '../../config/kinds/requests/request.ts';
import type { Call } from '../call.ts';
import type { Converted, LeftOut, Unusable } from '../left-out.ts';
import { pathName } from '../path-name.ts';
import { type Entry, entriesOf } from './entries.ts';
import { headersOf, holdsSecret, withoutSecrets } from './secrets-of-entry.ts';

/** A journey with more is not read by anybody, and takes longer than a round. */
const MOST = 100;

type Around = {
  /** null: the application that we start */
  readonly target: string | null;
  /** `workload.names`; absent: none */
  readonly names?: readonly string[];
};

/**
 * The requests of a recorded journey in their order, to the host that it is of: the target's, where the recording has
 * requests to it, else that of its first request. Without cookies, credentials and what a browser would have kept.
 */
export function callsOfHar(document: unknown, { target, names = [] }: Around): Converted | Unusable {
  const entries = entriesOf(document);
  if (entries === null) return { kind: 'not-har' };
  const host = hostOf(entries, target);
  const sorted = entries.map((entry) => ({ entry, why: whyNot(entry, host) }));
  const own = sorted.filter(({ why }) => why === null).map(({ entry }) => entry);
  const read = own.slice(0, MOST).map((entry) => readEntry(entry, names));
  const beyond = own.length - MOST;
  return {
    calls: read.map(({ call }) => call),
    leftOut: [
      ...together(sorted.flatMap(({ why }) => (why === null ? [] : [why]))),
      ...together(read.flatMap(({ leftOut }) => leftOut)),
      ...(beyond > 0 ? [{ kind: 'beyond' as const, requests: beyond }] : []),
    ],
  };
}

function hostOf(entries: readonly Entry[], target: string | null): string | null {
  const hosts = entries.flatMap(({ origin }) => (origin === null ? [] : [plainHost(origin)]));
  const wanted = target === null ? null : plainHost(/^https?:\/\/[^/]+/.exec(target)?.[0] ?? '');
  return hosts.find((host) => host === wanted) ?? hosts[0] ?? null;
}

const plainHost = (origin: string): string => origin.replace(/^https?:\/\/([^@]*@)?/, '').toLowerCase();

const STATIC = /^(image|font|audio|video)\/|^text\/css|javascript|font-woff/;
const STATIC_NAME = /\.(png|jpe?g|gif|webp|avif|svg|ico|css|m?js|map|woff2?|ttf|otf|eot|mp[34]|webm)$/i;

/** Without what may be secret in an address of any scheme: its query, its fragment, a password, the data in it. */
const plainAddress = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .replace(/^(data:[^,]*),.*$/s, '$1')
    .replace(/\/\/[^/]*@/, '//');

/** Why a request is not sent; null: it is. */
function whyNot(entry: Entry, host: string | null): LeftOut | null {
  const { method, origin, path, url, body, status, mediaType } = entry;
  const request = `${method} ${withoutSecrets(path).path.slice(0, 200)}`;
  if (origin === null || status === 101) {
    return { kind: 'no-http', requests: 1, example: plainAddress(url).slice(0, 60) };
  }
  if (plainHost(origin) !== host) return { kind: 'foreign', host: plainHost(origin), requests: 1 };
  const [plain = ''] = path.split('?');
  if (method === 'GET' && (STATIC.test(mediaType) || STATIC_NAME.test(plain))) {
    return { kind: 'static', requests: 1, example: plain };
  }
  if (
    method === 'OPTIONS' &&
    entry.headers.some(({ name }) => /^access-control-request-method$/i.test(name))
  ) {
    return { kind: 'preflight', requests: 1, example: request };
  }
  if (!METHODS.some((one) => one === method)) return { kind: 'no-http', requests: 1, example: request };
  if (status === 0) return { kind: 'unanswered', request };
  if (status !== null && status >= 400) return { kind: 'failed', request, status };
  if (body === undefined) return { kind: 'no-body', request };
  return body !== null && holdsSecret(body) ? { kind: 'secret-body', request } : null;
}

function readEntry(
  entry: Entry,
  names: readonly string[],
): { readonly call: Call; readonly leftOut: readonly LeftOut[] } {
  const { headers, secrets } = headersOf(entry.headers);
  const { path, names: dropped } = withoutSecrets(entry.path);
  const { status } = entry;
  return {
    call: {
      ...{ headers, body: entry.body ?? null, weight: 1, redirects: false as const },
      method: METHODS.find((one) => one === entry.method) ?? 'GET',
      name: pathName(path, names),
      paths: [path.replace(/\s/g, '%20')],
      // What the browser had kept is sent anew.
      checks: { status: status === null ? [] : status === 304 ? [200, 304] : [status], contains: null },
    },
    leftOut: [
      ...secrets.map((name): LeftOut => ({ kind: 'header', name, requests: 1 })),
      ...dropped.map((name): LeftOut => ({ kind: 'query', name, requests: 1 })),
    ],
  };
}

/** One for all of a kind that tell of many requests. */
function together(all: readonly LeftOut[]): readonly LeftOut[] {
  const groups = Map.groupBy(all, (one) => {
    if (one.kind === 'foreign') return `foreign ${one.host}`;
    if (one.kind === 'header' || one.kind === 'query') return `${one.kind} ${one.name}`;
    return 'requests' in one ? one.kind : JSON.stringify(one);
  });
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    return ['requests' in first ? { ...first, requests: more.length + 1 } : first];
  });
}
