import { isObject } from '../../config/is-object.ts';
import { splitAddress } from '../../config/kinds/requests/address.ts';

/** One recorded request with the status of its answer. */
export type Entry = {
  readonly method: string;
  /** scheme, host and port; null: no address of HTTP */
  readonly origin: string | null;
  /** with its query, without its fragment */
  readonly path: string;
  readonly url: string;
  readonly headers: readonly Pair[];
  /** text of the body; null: none was sent; undefined: the recording does not hold it */
  readonly body: string | null | undefined;
  /** 0: it was never answered; null: the recording does not tell */
  readonly status: number | null;
  /** media type of the answer; empty: not recorded */
  readonly mediaType: string;
};

export type Pair = { readonly name: string; readonly value: string };

/** What a HAR file recorded, in its order; null: it is none. */
export function entriesOf(document: unknown): readonly Entry[] | null {
  const log = isObject(document) ? document['log'] : null;
  const entries = isObject(log) ? log['entries'] : null;
  return Array.isArray(entries) ? entries.map(entryOf) : null;
}

function entryOf(raw: unknown): Entry {
  const entry = objectOf(raw);
  const [request, response] = [objectOf(entry['request']), objectOf(entry['response'])];
  const url = textOf(request['url']);
  const { origin, path } = splitAddress(url.replace(/#.*$/, ''));
  return {
    ...{ url, origin, path, method: textOf(request['method']).toUpperCase() },
    headers: pairsOf(request['headers']),
    body: bodyOf(request),
    status: entry['response'] === undefined ? null : statusOf(response['status']),
    mediaType: textOf(objectOf(response['content'])['mimeType']).toLowerCase(),
  };
}

const objectOf = (raw: unknown): Readonly<Record<string, unknown>> => (isObject(raw) ? raw : {});
const textOf = (raw: unknown): string => (typeof raw === 'string' ? raw : '');

function pairsOf(raw: unknown): readonly Pair[] {
  const list: readonly unknown[] = Array.isArray(raw) ? raw : [];
  return list.map(objectOf).map(({ name, value }) => ({ name: textOf(name), value: textOf(value) }));
}

/** What is none of HTTP stands for an answer that never came: 0, and -1 in what Playwright records. */
function statusOf(raw: unknown): number {
  const status = Number(raw);
  return status >= 100 ? status : 0;
}

/** Files that were sent are not in a recording, or not as they were. */
function bodyOf({ postData: raw, bodySize }: Readonly<Record<string, unknown>>): Entry['body'] {
  const nothing = Number(bodySize) > 0 ? undefined : null;
  if (!isObject(raw)) return nothing;
  const mediaType = textOf(raw['mimeType']).toLowerCase();
  if (mediaType.startsWith('multipart/') || raw['encoding'] === 'base64') return undefined;
  if (typeof raw['text'] === 'string' && raw['text'] !== '') return raw['text'];
  const pairs = pairsOf(raw['params']);
  if (pairs.length > 0) {
    return pairs
      .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&');
  }
  // Playwright keeps bodies in files beside the recording, and names them here.
  if (raw['_file'] !== undefined || raw['_sha1'] !== undefined) return undefined;
  return mediaType === '' || raw['text'] === '' ? nothing : undefined;
}
