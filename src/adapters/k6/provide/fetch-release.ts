import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { download } from './download.ts';
import { expectedHash, type ReleaseRequest, requireHash } from './expected-hash.ts';
import { releaseAsset, releaseUrl, withoutCredentials } from './release.ts';
import { unpack } from './unpack.ts';

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
    await requireHash(asset.file, actual, expected, request.learned);
    await unpack(asset, { directory, program, env });
  } finally {
    await rm(archive, { force: true });
  }
  await rm(join(directory, asset.member.split('/')[0] ?? ''), { recursive: true, force: true });
  return `downloaded from ${withoutCredentials(url)}, SHA-256 ${expected.source}`;
}
