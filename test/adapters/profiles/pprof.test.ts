import { gzipSync } from 'node:zlib';
import protobuf from 'protobufjs/minimal.js';
import { expect, test } from 'vitest';
import { decodePprof } from '../../../src/adapters/profiles/pprof.ts';
import { readProfile } from '../../../src/adapters/profiles/read-profile.ts';

type Part = (writer: protobuf.Writer) => protobuf.Writer;
const message = (field: number, ...parts: readonly Part[]): Part => {
  return (writer) => {
    const inner = parts.reduce((all, part) => part(all), protobuf.Writer.create()).finish();
    return writer.uint32((field << 3) | 2).bytes(inner);
  };
};
const number = (field: number, value: number): Part => {
  return (writer) => writer.uint32(field << 3).int64(value);
};
const packed = (field: number, ...values: readonly number[]): Part => {
  return (writer) =>
    values.reduce((all, one) => all.int64(one), writer.uint32((field << 3) | 2).fork()).ldelim();
};
const text =
  (value: string): Part =>
  (writer) =>
    writer.uint32((6 << 3) | 2).string(value);
const bytesOf = (...parts: readonly Part[]): Uint8Array =>
  parts.reduce((all, part) => part(all), protobuf.Writer.create()).finish();

const NS = 5e9;
const profile: readonly Part[] = [
  message(1, number(1, 1), number(2, 2)),
  message(2, packed(1, 1), packed(2, NS)),
  // Not packed, with a label that nobody asks for.
  message(2, number(1, 1), number(2, NS), message(3, number(1, 3))),
  message(3, number(1, 1), number(2, 4096), number(5, 4)),
  message(
    4,
    number(1, 1),
    number(2, 1),
    number(3, 4242),
    message(4, number(1, 7), number(2, 12), number(3, 5)),
  ),
  message(5, number(1, 7), number(2, 3), number(3, 3), number(4, 4), number(5, 9)),
  ...['', 'cpu', 'nanoseconds', 'main.work', '/app/main.go'].map(text),
  number(9, 1),
  number(10, 2e9),
  message(11, number(1, 1), number(2, 2)),
  number(12, 1e7),
];

test('the fields of profile.proto are read, packed or not, and others are skipped', () => {
  expect(decodePprof(bytesOf(...profile))).toEqual({
    strings: ['', 'cpu', 'nanoseconds', 'main.work', '/app/main.go'],
    sampleTypes: [{ type: 1, unit: 2 }],
    samples: [
      { locations: [1], values: [NS] },
      { locations: [1], values: [NS] },
    ],
    locations: new Map([[1, { mapping: 1, lines: [{ function: 7, line: 12 }] }]]),
    functions: new Map([[7, { name: 3, file: 4, startLine: 9 }]]),
    mappings: new Map([[1, 4]]),
    ...{ periodType: { type: 1, unit: 2 }, period: 1e7, durationNanos: 2e9 },
  });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a page', Buffer.from('<!DOCTYPE html><title>404</title>')],
  ['a profile that was cut off', bytesOf(...profile).subarray(0, 60)],
  ['a message that is longer than the file', Buffer.from([10, 0xff, 0xff, 0xff, 0x7f])],
  ['a list that is longer than the file', Buffer.from([18, 6, 10, 0xff, 0xff, 0xff, 0x7f, 1])],
])('%s is no profile', (_, bytes) => {
  expect(() => decodePprof(bytes)).toThrow('it is no pprof profile');
});

const read = (bytes: Uint8Array) =>
  readProfile({ format: 'pprof', bytes }, { directory: '/nowhere', requests: 5 });
const many = Array.from({ length: 140 }, () => profile[1] as Part);

test('a packed profile is unpacked, and one that is cut off or grows without end is told', async () => {
  const packedProfile = gzipSync(bytesOf(...profile, ...many));
  const { profile: found, gaps } = await read(packedProfile);
  expect(gaps).toEqual([]);
  expect(found).toMatchObject({ busyMs: 142 * 5000, samples: 142, wallMs: 2000, requests: 5 });
  expect(found?.functions[0]?.frame).toMatchObject({ name: 'main.work', owner: 'app', line: 9 });
  const said = 'The profile cannot be read: it does not unpack: it was cut off or is too large.';
  const gone = { profile: null, gaps: [{ kind: 'unreachable', said }] };
  expect(await read(packedProfile.subarray(0, packedProfile.length - 12))).toEqual(gone);
  expect(await read(Buffer.concat(Array(300).fill(gzipSync(Buffer.alloc(1 << 20)))))).toEqual(gone);
});
