import { expect, test } from 'vitest';
import { readName } from '../../../../src/adapters/k6/collect/endpoint-name.ts';
import { nameNotes } from '../../../../src/adapters/k6/names/name-notes.ts';
import { Group } from '../../../../src/core/series/group.ts';

const BASE = 'http://127.0.0.1:4001';
const seen = (
  tags: readonly string[],
  method = 'POST',
  other: Group | null = null,
  droppedValues = false,
) => ({
  endpoints: new Map(tags.map((tag) => [tag, { endpoint: readName(tag, method, BASE) }])),
  other,
  series: { droppedValues },
});

test('GraphQL on one address is told, with how to tell operations apart', () => {
  expect(nameNotes(seen([`${BASE}/api/graphql`, `${BASE}/orders`]))).toEqual([
    expect.stringMatching(/^POST \/api\/graphql holds all GraphQL operations together\. With a `name` tag/),
  ]);
});

test('operations that the script names are apart already, and other requests are none', () => {
  expect(nameNotes(seen(['query Search', `${BASE}/graphql/schema`]))).toEqual([]);
  expect(nameNotes(seen([`${BASE}/graphql`], 'OPTIONS'))).toEqual([]);
  expect(nameNotes(seen([`${BASE}/graphql?query={a}`], 'GET'))).toEqual([
    expect.stringMatching(/^GET \/graphql holds/),
  ]);
});

test('over the cap of names it is said what that means and what to do', () => {
  expect(nameNotes(seen([], 'GET', new Group()))).toEqual([
    expect.stringMatching(
      /more than 200 request names.* no endpoint is called new or missing\. Set `workload.names`/,
    ),
  ]);
});

test('series that were not followed are told, whether or not there were too many names', () => {
  expect(nameNotes(seen([], 'GET', null, true))).toEqual([
    expect.stringMatching(
      /^k6 told of more than 20000 series of values.* Give requests to one route the same `name` tag/,
    ),
  ]);
});
