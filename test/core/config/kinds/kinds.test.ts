import { expect, test } from 'vitest';
import type { Kind } from '../../../../src/core/config/kinds/kind.ts';
import { readValue } from '../../../../src/core/config/read/read-value.ts';
import { SETTINGS } from '../../../../src/core/config/settings.ts';

const KINDS = new Map<Kind, string>(SETTINGS.map(({ kind, path, id }) => [kind, path ?? id]));

const WRITTEN = [
  ...[
    '200',
    '200rps',
    '200 per minute',
    '30',
    '30 s',
    '2 minutes',
    '5 hours',
    '0.2',
    '20 percent',
    '0',
    '00',
  ],
  ...['99.5', '99.5%', '24', '1e3', 'my gate', 'a'.repeat(100), '--', './base', '/base', 'artefact', 'nome'],
  ...['localhost:80', 'example.com/x', 'ttrue', 'alwys', 'stord', 'hed', 'faill', '$API_KEY', 'A: b', 'x y'],
  ...[true, false, 5, 0.5, 20, 99.5, -1, ['$API_KEY', 5], ['users/:name'], [{ toString: 'x' }], [null]],
  ...[
    { A: null },
    { 'a b': 1 },
    { A: { toString: 'x' } },
    { p95: { warn: '10', role: 'warnin', floor: {} } },
  ],
  ...[{ 'GET orders': { p50: { fail: 0.3 } } }, [[1]], { p95: 5 }, null, undefined, ''],
];

/** As a user follows it, who is told to set quotes. */
const followed = (meant: string): string => /^(".*"), /.exec(meant)?.[1]?.slice(1, -1) ?? meant;

test.each([...KINDS].map(([kind, setting]) => [setting, kind] as const))(
  'the kind of %s says of every other value what it wants, and guesses only what it takes itself',
  (_, kind) => {
    for (const raw of WRITTEN) {
      const read = readValue({ kind }, raw);
      if (read.ok) continue;
      expect(read.faults, JSON.stringify(raw)).not.toEqual([]);
      for (const { at, wants, meant } of read.faults) {
        expect(wants).toMatch(/\w/);
        if (at.length === 0 && meant !== null)
          expect(kind.read(followed(meant)), meant).toMatchObject({ ok: true });
      }
    }
  },
);

test('a kind that cannot say what is wrong inside asks for the whole', () => {
  const port = SETTINGS.find(({ id }) => id === 'port');
  expect(port === undefined ? null : readValue(port, [80])).toEqual({
    ok: false,
    faults: [{ at: [], raw: [80], wants: 'a port from 1 to 65535', meant: null }],
  });
});
