import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { K6Config } from '../../../core/config/config.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import type { Log } from '../../../ports/log.ts';
import type { Environment } from './directories.ts';
import { fetchRelease } from './fetch-release.ts';
import { buildWithGo } from './go-build.ts';
import { installOnce, isInstalled } from './install.ts';
import { PINS, type Pins } from './pins.ts';
import { findOnPath, probe } from './probe.ts';

export type ProvideOptions = {
  readonly config: K6Config;
  readonly log: Log;
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  /** as Node names it: x64, arm64 */
  readonly arch: string;
  readonly signal?: AbortSignal;
  /** default: the pins that Perf Gate carries */
  readonly pins?: Pins;
};

export type ProvidedK6 = {
  /** absolute path */
  readonly binary: string;
  /** without `v` */
  readonly version: string;
  /** for the log: "on PATH", "downloaded from …" */
  readonly how: string;
};

/** One way to k6 after the other: a way that fails throws and the next is tried. */
export type Way = { readonly name: string; take(wanted: Wanted): Promise<ProvidedK6> };
export type Wanted = ProvideOptions & {
  readonly version: string;
  readonly program: string;
  readonly target: string;
};

/** In the order in which they are tried. */
export const WAYS: readonly Way[] = [
  { name: 'PATH', take: fromPath },
  { name: 'tool cache', take: fromToolCache },
  { name: 'release download', take: fromRelease },
  { name: 'Go build', take: fromGo },
];

async function fromPath({ program, version, env, signal }: Wanted): Promise<ProvidedK6> {
  const binary = await findOnPath(program, env);
  if (binary === null) throw new Error('no k6 there');
  const found = await probe(binary, env, signal);
  if (found !== version) throw new Error(`${binary} is k6 ${found}`);
  return { binary, version, how: 'on PATH' };
}

async function fromToolCache({ program, version, target, env, signal }: Wanted): Promise<ProvidedK6> {
  if (!(await isInstalled(target))) throw new Error(`nothing at ${target}`);
  const binary = join(target, program);
  try {
    await requireVersion(binary, version, env, signal);
  } catch (error) {
    // Without its mark a damaged install gives way to the next one.
    await rm(`${target}.complete`, { force: true });
    throw error;
  }
  return { binary, version, how: 'tool cache' };
}

async function fromRelease(wanted: Wanted): Promise<ProvidedK6> {
  const { version, program, config, log, signal } = wanted;
  let how = 'tool cache';
  const fill = async (directory: string) => {
    log.write('info', `Downloading k6 ${version}.`);
    const request = { ...wanted, mirror: config.mirror, pins: wanted.pins ?? PINS };
    how = await fetchRelease(request, directory, program);
    await requireVersion(join(directory, program), version, wanted.env, signal);
    log.write('info', `k6 ${version} ${how}.`);
  };
  try {
    await installOnce(wanted.target, fill, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof EnvironmentError)) {
      log.write('info', `k6 ${version} cannot be downloaded: ${toError(error).message}.`);
    }
    throw error;
  }
  return { binary: join(wanted.target, program), version, how };
}

async function fromGo(wanted: Wanted): Promise<ProvidedK6> {
  const { version, program, env, log, signal } = wanted;
  let how = 'tool cache';
  await installOnce(
    wanted.target,
    async (directory) => {
      const output = join(directory, program);
      await buildWithGo({ version, output, env, log, signal });
      await requireVersion(output, version, env, signal);
      how = 'built with Go from its module';
    },
    signal,
  );
  return { binary: join(wanted.target, program), version, how };
}

async function requireVersion(
  binary: string,
  version: string,
  env: Environment,
  signal?: AbortSignal,
): Promise<void> {
  const found = await probe(binary, env, signal);
  if (found !== version) throw new Error(`${binary} is k6 ${found}`);
}
