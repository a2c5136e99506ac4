import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepRaw } from '../../../../src/adapters/profiles/sample/keep-raw.ts';

const mask = (text: string) => text.replaceAll('4711', '***').replaceAll('s3cr3t', '***');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'keep-raw-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kept = (ending: string) => {
  const file = path.join(folder, `profile-head.${ending}`);
  return existsSync(file) ? readFileSync(file) : null;
};
const keep = (format: 'cpuprofile' | 'pprof' | 'collapsed', bytes: Uint8Array) =>
  keepRaw({ format, bytes }, path.join(folder, 'profile-head'), mask);

test('a secret in a name is masked, and numbers that look like one stay', async () => {
  const profile = { nodes: [{ callFrame: { url: 'file:///s3cr3t/app.js' } }], timeDeltas: [4711] };
  await keep('cpuprofile', Buffer.from(JSON.stringify(profile)));
  const found = JSON.parse(String(kept('cpuprofile')));
  expect(found).toEqual({ nodes: [{ callFrame: { url: 'file:///***/app.js' } }], timeDeltas: [4711] });
});

test.each([
  ['packed', gzipSync],
  ['plain', (bytes: Buffer) => bytes],
] as const)('a %s profile is kept as it is, but for one with a secret', async (_, packed) => {
  const plain = packed(Buffer.from('main.handler'));
  await keep('pprof', plain);
  expect(kept('pb.gz')).toEqual(plain);
  rmSync(path.join(folder, 'profile-head.pb.gz'));
  await keep('pprof', packed(Buffer.from('main.handler s3cr3t')));
  expect(kept('pb.gz')).toBeNull();
});

test('stacks are masked as any text', async () => {
  await keep('collapsed', Buffer.from('main;s3cr3t 12\n'));
  expect(String(kept('collapsed.txt'))).toBe('main;*** 12\n');
});
