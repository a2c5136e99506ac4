import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EnvironmentError } from '../../../ports/errors.ts';
import type { Environment } from './directories.ts';
import { download } from './download.ts';
import type { Learned } from './learned.ts';
import { type Pins, parseChecksums } from './pins.ts';
import { checksumsFile, releaseUrl, withoutCredentials } from './release.ts';

export type ReleaseRequest = {
  readonly version: string;
  readonly mirror: string | null;
  /** the user's `k6-sha256`; null: not set */
  readonly sha256: string | null;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly pins: Pins;
  readonly learned: Learned;
  readonly env: Environment;
  readonly signal?: AbortSignal | undefined;
};

/** `vouched`: by somebody other than the host that serves the file. */
export type Expected = { readonly hash: string; readonly source: string; readonly vouched: boolean };

/** A file that nobody vouches for is not even asked for; the next way to k6 is tried. */
export class UnvouchedError extends Error {}

/**
 * What the user names, else the pin. A version that has neither is taken from GitHub alone, over https, as its own
 * list of checksums says: that one lies beside the file, so from a mirror it would prove a whole transfer only.
 * Throws UnvouchedError for any other host.
 */
export async function expectedHash(
  request: ReleaseRequest,
  name: string,
  directory: string,
): Promise<Expected> {
  const { version, mirror, pins, sha256 } = request;
  if (sha256 !== null) return { hash: sha256, source: 'as k6-sha256 says', vouched: true };
  const pin = pins.versions[version]?.[name];
  if (pin !== undefined) return { hash: pin, source: 'pinned', vouched: true };
  if (mirror === null) return { ...(await asListed(request, name, directory)), vouched: false };
  const url = withoutCredentials(releaseUrl(version, name, mirror));
  throw new UnvouchedError(
    `Perf Gate has no pinned SHA-256 of ${name}, so ${url} is not taken: set k6-sha256 to the one that the release on GitHub states`,
  );
}

async function asListed(
  { version, mirror, env, signal }: ReleaseRequest,
  name: string,
  directory: string,
): Promise<Omit<Expected, 'vouched'>> {
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

/** Throws EnvironmentError for a file that is not the expected one, or another than at its first download here. */
export async function requireHash(
  name: string,
  actual: string,
  expected: Expected,
  learned: Learned,
): Promise<void> {
  if (actual !== expected.hash) {
    throw new EnvironmentError(
      `${name} has the wrong SHA-256: ${actual} instead of ${expected.hash} (${expected.source}). The file was deleted and nothing of it was run.`,
      'Check who serves this file (k6-mirror, a proxy), or set k6-path to a k6 that you trust.',
    );
  }
  if (expected.vouched) return;
  const first = await learned.first(name, actual);
  if (first === actual) return;
  throw new EnvironmentError(
    `${name} has another SHA-256 than at its first download here: ${actual} instead of ${first}, although the release's own list agrees. A release does not change under its name. The file was deleted and nothing of it was run.`,
    `Compare it with the release on GitHub; if it is right, set k6-sha256 to it or delete ${learned.placeOf(name)}.`,
  );
}
