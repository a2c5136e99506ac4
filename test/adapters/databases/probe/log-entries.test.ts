import { expect, test } from 'vitest';
import { createLogReader, type LogFormat } from '../../../../src/adapters/databases/probe/log/log-entries.ts';

/** As PostgreSQL 15 and 18 wrote them. */
const CSV = `2026-11-30 10:01:04.468 UTC,,,1000,,6b0d4960.3e8,1,,2026-11-30 10:01:04 UTC,,0,LOG,00000,"ending log output to stderr",,"Future log output will go to log destination ""csvlog,jsonlog"".",,,,,,,"","postmaster",,0
2026-11-30 10:01:04.537 UTC,"shop","shop",1012,"127.0.0.1:44186",6b0d4960.3f4,2,"SELECT",2026-11-30 10:01:04 UTC,1/0,0,LOG,00000,"duration: 1.088 ms  statement: /* who='a' */ SELECT id, note
FROM o WHERE note = 'a, ""b""'
  AND id = 1",,,,,,,,,"shop ""x"", y","client backend",,8269675361500296477
2026-11-30 10:01:04.540 UTC,"shop","shop",1012,"127.0.0.1:44186",6b0d4960.3f4,3,"PARSE",2026-11-30 10:01:04 UTC,1/4,0,LOG,00000,"duration: 0.118 ms  parse <unnamed>: SELECT $1::int AS ""n, m""",,,,,,,,,"shop","client backend",,7559284449764764609
2026-11-30 10:01:04.541 UTC,"shop","shop",1012,"127.0.0.1:44186",6b0d4960.3f4,7,"BIND",2026-11-30 10:01:04 UTC,1/5,0,LOG,00000,"duration: 0.141 ms  bind S_1: INSERT INTO o VALUES ($1, $2)","Parameters: $1 = '1', $2 = 'x
2026-01-01 00:00:00.000 UTC,""a"",
'",,,,,,,,"shop","client backend",,-3075196346969106944
2026-11-30 10:01:04.542 UTC,"shop","shop",1012,"127.0.0.1:44186",6b0d4960.3f4,8,"INSERT",2026-11-30 10:01:04 UTC,1/5,753,LOG,00000,"duration: 0.138 ms  execute S_1: INSERT INTO o VALUES ($1, $2)","Parameters: $1 = '1', $2 = 'x
2026-01-01 00:00:00.000 UTC,""a"",
'",,,,,,,,"shop","client backend",,-3075196346969106944
2026-11-30 10:01:04.542 UTC,"shop","billing",1013,"127.0.0.1:44187",6b0d4960.3f5,9,"COMMIT",2026-11-30 10:01:04 UTC,1/0,0,LOG,00000,"duration: 2000.372 ms  statement: BEGIN; UPDATE o SET id = 2; COMMIT",,,,,,,,,"","client backend",,6097083398544187049
2026-11-30 10:01:04.544 UTC,"shop","shop",1012,"127.0.0.1:44186",6b0d4960.3f4,11,"idle",2026-11-30 10:01:04 UTC,1/8,0,LOG,00000,"statement: SELECT 'duration: 5 ms'",,,,,,,,,"shop","client backend",,0
2026-11-30 10:01:04.544 UTC,"shop","shop",1012,"127.0.0.1:44186",6b0d4960.3f4,12,"SELECT",2026-11-30 10:01:04 UTC,1/0,0,LOG,00000,"duration: 0.139 ms",,,,,,,,,"shop","client backend",,-3688696628780506391
2026-11-30 10:01:04.545 UTC,"shop","shop",1012,"127.0.0.1:44186",6b0d4960.3f4,13,"SELECT",2026-11-30 10:01:04 UTC,1/9,0,LOG,00000,"duration: 0.009 ms  plan:
Query Text: SELECT 1",,,,,,,,,"shop","client backend",,0
`;
const JSON_LINES = String.raw`{"timestamp":"2026-11-30 10:01:04.537 UTC","user":"shop","dbname":"shop","pid":1012,"remote_host":"127.0.0.1","remote_port":44186,"session_id":"6b0d4960.3f4","line_num":2,"ps":"SELECT","session_start":"2026-11-30 10:01:04 UTC","vxid":"1/0","txid":0,"error_severity":"LOG","message":"duration: 1.088 ms  statement: /* who='a' */ SELECT id, note\nFROM o WHERE note = 'a, \"b\"'\n  AND id = 1","application_name":"shop \"x\", y","backend_type":"client backend","query_id":8269675361500296477}
{"timestamp":"2026-11-30 10:01:04.541 UTC","user":"shop","dbname":"shop","pid":1012,"remote_host":"127.0.0.1","remote_port":44186,"session_id":"6b0d4960.3f4","line_num":7,"ps":"BIND","session_start":"2026-11-30 10:01:04 UTC","vxid":"1/5","txid":0,"error_severity":"LOG","message":"duration: 0.141 ms  bind S_1: INSERT INTO o VALUES ($1, $2)","detail":"Parameters: $1 = '1', $2 = 'x\n2026-01-01 00:00:00.000 UTC,\"a\",\n'","application_name":"shop","backend_type":"client backend","query_id":-3075196346969106944}
{"timestamp":"2026-11-30 10:01:04.542 UTC","user":"shop","dbname":"shop","pid":1012,"remote_host":"127.0.0.1","remote_port":44186,"session_id":"6b0d4960.3f4","line_num":8,"ps":"INSERT","session_start":"2026-11-30 10:01:04 UTC","vxid":"1/5","txid":753,"error_severity":"LOG","message":"duration: 0.138 ms  execute S_1: INSERT INTO o VALUES ($1, $2)","application_name":"shop","backend_type":"client backend","query_id":-3075196346969106944}
{"timestamp":"2026-11-30 10:01:04.542 UTC","user":"shop","dbname":"billing","pid":1013,"remote_host":"127.0.0.1","remote_port":44187,"session_id":"6b0d4960.3f5","line_num":9,"ps":"COMMIT","session_start":"2026-11-30 10:01:04 UTC","vxid":"1/0","txid":0,"error_severity":"LOG","message":"duration: 2000.372 ms  statement: BEGIN; UPDATE o SET id = 2; COMMIT","backend_type":"client backend","query_id":6097083398544187049}
{"timestamp":"2026-11-30 10:01:04.544 UTC","user":"shop","dbname":"shop","pid":1012,"remote_host":"127.0.0.1","remote_port":44186,"session_id":"6b0d4960.3f4","line_num":12,"ps":"SELECT","session_start":"2026-11-30 10:01:04 UTC","vxid":"1/0","txid":0,"error_severity":"LOG","message":"duration: 0.139 ms","application_name":"shop","backend_type":"client backend","query_id":-3688696628780506391}
{"cut off, duration: 5 ms
`;

const SELECT = `/* who='a' */ SELECT id, note\nFROM o WHERE note = 'a, "b"'\n  AND id = 1`;
const BOTH = [
  ['shop', 'shop "x", y', 'SELECT', 1.088, SELECT],
  ['shop', 'shop', 'INSERT', 0.138, 'INSERT INTO o VALUES ($1, $2)'],
  ['billing', '', 'COMMIT', 2000.372, 'BEGIN; UPDATE o SET id = 2; COMMIT'],
  ['shop', 'shop', 'SELECT', 0.139, null],
];

function read(format: LogFormat, ...pieces: readonly string[]) {
  const reader = createLogReader(format);
  return pieces
    .flatMap((piece) => reader(piece))
    .map(({ database, application, tag, durationMs, statement }) => [
      ...[database, application, tag, durationMs, statement],
    ]);
}

test('statements that ended are read from either form, with line breaks and quotes, and nothing else is', () => {
  expect(read('csvlog', CSV)).toEqual(BOTH);
  expect(read('jsonlog', JSON_LINES)).toEqual(BOTH);
});

test.each([1, 7, 100, 1000])('it is the same in pieces of %i characters', (size) => {
  const pieces = (log: string) =>
    Array.from({ length: Math.ceil(log.length / size) }, (_, at) => log.slice(at * size, (at + 1) * size));
  expect(read('csvlog', ...pieces(CSV))).toEqual(BOTH);
  expect(read('jsonlog', ...pieces(JSON_LINES))).toEqual(BOTH);
});

test('an entry that is cut off at the end is left out', () => {
  expect(read('csvlog', CSV.slice(0, CSV.indexOf('AND id = 1')))).toEqual([]);
});

test('a portion of the rows of a query is known as one', () => {
  const portions = ['execute S_1/C_2', 'execute fetch from S_1/C_2', 'execute fetch from <unnamed>/C_3'].map(
    (what) => {
      const message = `duration: 1.5 ms  ${what}: SELECT 'execute fetch from'`;
      return createLogReader('jsonlog')(`${JSON.stringify({ ps: 'SELECT', message })}\n`);
    },
  );
  expect(portions.flat().map(({ isPortion }) => isPortion)).toEqual([false, true, true]);
});
