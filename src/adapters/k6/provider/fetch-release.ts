import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { Environment } from './directories.ts';
import { download } from './download.ts';
import { type Pins, parseChecksums } from './pins.ts';
import { checksumsFile, releaseAsset, releaseUrl, withoutCredentials } from './release.ts';
import { unpack } from './unpack.ts';

export type ReleaseRequest = {
  readonly version: string;
  readonly mirror: string | null;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly pins: Pins;
  readonly env: Environment;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Downloads k6's release file into `directory`, checks its SHA-256 and unpacks the program as `program`.
 * Returns how the file was checked. Throws an Error when it cannot be had, and EnvironmentError when its hash
 * is wrong: that may be an attack, so nothing else is tried then. No archive is left behind.
 */
export async function fetchRelease(
  request: ReleaseRequest,
  directory: string,
  program: string,
): Promise<string> {
  const { version, mirror, env, signal } = request;
  const asset = releaseAsset(version, request.platform, request.arch);
  const expected = await expectedHash(request, asset.file, directory);
  const url = releaseUrl(version, asset.file, mirror);
  const archive = join(directory, asset.file);
  try {
    const actual = await download({ url, file: archive, env, signal });
    if (actual !== expected.hash) throw wrongHash(asset.file, actual, expected);
    await unpack(asset, { directory, program, env });
  } finally {
    await rm(archive, { force: true });
  }
  await rm(join(directory, asset.member.split('/')[0] ?? ''), { recursive: true, force: true });
  return `downloaded from ${withoutCredentials(url)}, SHA-256 ${expected.source}`;
}

type Expected = { readonly hash: string; readonly source: string };

/** The pin, else the release's own list: that one lies beside the file, so it proves a whole transfer only. */
async function expectedHash(request: ReleaseRequest, name: string, directory: string): Promise<Expected> {
  const { version, mirror, pins, env, signal } = request;
  const pin = pins.versions[version]?.[name];
  if (pin !== undefined) return { hash: pin, source: 'pinned' };
  const url = releaseUrl(version, checksumsFile(version), mirror);
  const file = join(directory, checksumsFile(version));
  try {
    await download({ url, file, env, signal });
    const hash = parseChecksums(await readFile(file, 'utf8'))[name];
    if (hash === undefined) throw new Error(`${withoutCredentials(url)} has no SHA-256 of ${name}`);
    return { hash, source: "not pinned, as in the release's checksums file" };
  } finally {
    await rm(file, { force: true });
  }
}

function wrongHash(name: string, actual: string, expected: Expected): EnvironmentError {
  return new EnvironmentError(
    `${name} has the wrong SHA-256: ${actual} instead of ${expected.hash} (${expected.source}). The file was deleted and nothing of it was run.`,
    'Check who serves this file (k6-mirror, a proxy), or set k6-path to a k6 that you trust.',
  );
}
