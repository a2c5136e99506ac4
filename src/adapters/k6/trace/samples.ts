import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { NamedRequest } from '../../../core/readings/pair-requests.ts';
import { endpointKey, readName } from '../collect/endpoint-name.ts';
import { JUDGED_TAG, JUDGED_VALUE, numeric } from '../collect/tags.ts';
import type { Naming } from '../names/naming.ts';
import { REQUEST_TAG } from './mark-requests.ts';

/** One request that k6 counted: https://grafana.com/docs/k6/latest/results-output/real-time/json/#point */
const COUNTED = '{"metric":"http_reqs","type":"Point"';

/**
 * The requests of iterations that carry an id, in the order in which they were answered: setup() and teardown() are none.
 * A file that k6 did not write to its end is read as far as it goes; none, where there is no file.
 */
export async function readSamples(
  file: string,
  baseUrl: string,
  naming: Naming,
): Promise<readonly NamedRequest[]> {
  const requests: NamedRequest[] = [];
  try {
    for await (const line of createInterface({ input: createReadStream(file) })) {
      const request = line.startsWith(COUNTED) ? requestIn(line, baseUrl, naming) : null;
      if (request !== null) requests.push(request);
    }
  } catch {
    // It could not be opened: k6 never came so far.
  }
  return requests;
}

/** Null: it is no request of an iteration's, or no whole line. */
export function requestIn(line: string, baseUrl: string, naming: Naming): NamedRequest | null {
  const tags = tagsIn(line);
  const id = tags[REQUEST_TAG];
  if (typeof id !== 'string' || tags[JUDGED_TAG] !== JUDGED_VALUE) return null;
  const { name = '', method = '', status } = tags;
  return { id, endpoint: endpointKey(readName(name, method, baseUrl, naming)), status: numeric(status) };
}

function tagsIn(line: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(line).data?.tags ?? {};
  } catch {
    return {};
  }
}
