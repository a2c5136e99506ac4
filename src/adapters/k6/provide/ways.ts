import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { K6Config } from '../../../core/config/settings/k6.ts';
import { EnvironmentError, toError } from '../../../ports/errors.ts';
import type { Log } from '../../../ports/log.ts';
import type { Environment } from './directories.ts';
import { UnvouchedError } from './expected-hash.ts';
import { fetchRelease } from './fetch-release.ts';
import { buildWithGo } from './go-build.ts';
import { installOnce, isInstalled } from './install.ts';
import type { Learned } from './learned.ts';
import { PINS, type Pins } from './pins.ts';
import { findOnPath, probe } from './probe.ts';
import { sha256Of } from './sha256.ts';

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
  readonly learned: Learned;
};

/** In the order in which they are tried. */
export const WAYS: readonly Way[] = [
  { name: 'PATH', take: fromPath },
  { name: 'tool cache', take: fromToolCache },
  { name: 'release download', take: fromRelease },
  { name: 'Go build', take: fromGo },
];

async function fromPath(wanted: Wanted): Promise<ProvidedK6> {
  const { program, version, env, signal } = wanted;
  const binary = await findOnPath(program, env);
  if (binary === null) throw new Error('no k6 there');
  // Before it is run for the first time.
  const isKnown = await isKnownProgram(binary, wanted);
  const found = await probe(binary, env, signal);
  if (found !== version) throw new Error(`${binary} is k6 ${found}`);
  if (!isKnown) sayUnknown(binary, wanted);
  return { binary, version, how: 'on PATH' };
}

/** Whether we know who made it. Throws an Error for one that is not what k6-sha256 names. */
async function isKnownProgram(binary: string, { config, learned }: Wanted): Promise<boolean> {
  const hash = await sha256Of(binary);
  if (hash === config.sha256 || (await learned.knows(hash))) return true;
  if (config.sha256 === null) return false;
  throw new Error(`${binary} has SHA-256 ${hash}, which is not what k6-sha256 names`);
}

function sayUnknown(binary: string, { version, log }: Wanted): void {
  log.write('info', `${binary} is taken for k6 ${version} by its own word: its SHA-256 is not known here.`);
}

async function fromToolCache(wanted: Wanted): Promise<ProvidedK6> {
  const { program, version, target, env, signal } = wanted;
  if (!(await isInstalled(target))) throw new Error(`nothing at ${target}`);
  const binary = join(target, program);
  try {
    await requireInstalled(binary, wanted);
    await requireVersion(binary, version, env, signal);
  } catch (error) {
    // Without its mark a damaged install gives way to the next one.
    await rm(`${target}.complete`, { force: true });
    throw error;
  }
  return { binary, version, how: 'tool cache' };
}

/** What lies there must be what was installed. One of another tool is remembered from its first use on. */
async function requireInstalled(binary: string, wanted: Wanted): Promise<void> {
  const { target, learned, log } = wanted;
  const hash = await sha256Of(binary);
  const installed = await learned.installed(target);
  if (installed === null) {
    if (!(await isKnownProgram(binary, wanted))) sayUnknown(binary, wanted);
    await learned.noteInstalled(target, hash);
  } else if (installed !== hash) {
    const said = `${binary} has changed since it was installed: SHA-256 ${hash} instead of ${installed}`;
    log.write('warning', `${said}. It is not run, and downloaded again.`);
    throw new Error(said);
  }
}

async function fromRelease(wanted: Wanted): Promise<ProvidedK6> {
  const { version, program, config, log, signal } = wanted;
  let how = 'tool cache';
  const fill = async (directory: string) => {
    log.write('info', `Downloading k6 ${version}.`);
    const { mirror, sha256 } = config;
    const request = { ...wanted, mirror, sha256, pins: wanted.pins ?? PINS };
    how = await fetchRelease(request, directory, program);
    await requireVersion(join(directory, program), version, wanted.env, signal);
    await noteProgram(join(directory, program), wanted);
    log.write('info', `k6 ${version} ${how}.`);
  };
  try {
    await installOnce(wanted.target, fill, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof EnvironmentError)) {
      const level = error instanceof UnvouchedError ? 'warning' : 'info';
      log.write(level, `k6 ${version} cannot be downloaded: ${toError(error).message}.`);
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
      await noteProgram(output, wanted);
      how = 'built with Go from its module';
    },
    signal,
  );
  return { binary: join(wanted.target, program), version, how };
}

async function noteProgram(program: string, { target, learned }: Wanted): Promise<void> {
  await learned.noteInstalled(target, await sha256Of(program));
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
