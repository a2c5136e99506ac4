import { expect, test } from 'vitest';
import {
  checksumsFile,
  releaseAsset,
  releaseUrl,
  withoutCredentials,
} from '../../../../src/adapters/k6/provide/release.ts';

test.each([
  ['linux', 'x64', 'k6-v2.2.0-linux-amd64.tar.gz', 'k6-v2.2.0-linux-amd64/k6'],
  ['linux', 'arm64', 'k6-v2.2.0-linux-arm64.tar.gz', 'k6-v2.2.0-linux-arm64/k6'],
  ['darwin', 'x64', 'k6-v2.2.0-macos-amd64.zip', 'k6-v2.2.0-macos-amd64/k6'],
  ['darwin', 'arm64', 'k6-v2.2.0-macos-arm64.zip', 'k6-v2.2.0-macos-arm64/k6'],
  ['win32', 'x64', 'k6-v2.2.0-windows-amd64.zip', 'k6-v2.2.0-windows-amd64/k6.exe'],
] as const)('the release file for %s-%s is %s', (platform, arch, file, member) => {
  expect(releaseAsset('2.2.0', platform, arch)).toMatchObject({ file, member });
});

test.each([
  ['win32', 'arm64'],
  ['linux', 'ia32'],
  ['linux', 'riscv64'],
  ['freebsd', 'x64'],
] as const)('there is none for %s-%s', (platform, arch) => {
  expect(() => releaseAsset('2.2.0', platform, arch)).toThrow(
    `k6 has no release file for ${platform}-${arch}`,
  );
});

test('a mirror stands in for github.com, with or without a slash at its end', () => {
  const path = '/grafana/k6/releases/download/v1.8.1/k6-v1.8.1-checksums.txt';
  const file = checksumsFile('1.8.1');
  expect(releaseUrl('1.8.1', file, null)).toBe(`https://github.com${path}`);
  expect(releaseUrl('1.8.1', file, 'https://mirror.example/github/')).toBe(
    `https://mirror.example/github${path}`,
  );
});

test("a private mirror's password stays out of the log", () => {
  expect(withoutCredentials('https://me:secret@mirror.example/a@b')).toBe('https://mirror.example/a@b');
});
