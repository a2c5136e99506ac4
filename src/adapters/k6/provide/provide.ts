import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EnvironmentError, MachineError, toError, UsageError } from '../../../ports/errors.ts';
import { machineTrouble } from '../../../ports/machine-trouble.ts';
import { toolDirectory, userCacheDirectory } from './directories.ts';
import { learnedOf } from './learned.ts';
import { probe } from './probe.ts';
import { sha256Of } from './sha256.ts';
import { parseVersion } from './version.ts';
import { type ProvidedK6, type ProvideOptions, WAYS } from './ways.ts';

/**
 * Obtains the wanted k6: `k6-path`, else PATH, tool cache, release download, Go build, whichever comes first.
 * Throws UsageError for a version that is none and for a `k6-path` that is no k6, EnvironmentError at once for
 * a download of the wrong hash, and EnvironmentError naming every way tried when all of them failed.
 */
export async function provideK6(options: ProvideOptions): Promise<ProvidedK6> {
  const version = parseVersion(options.config.version);
  if (options.config.path !== null) return fromSetting(options.config.path, version, options);
  const program = options.platform === 'win32' ? 'k6.exe' : 'k6';
  const target = join(await writableToolDirectory(options), 'k6', version, options.arch);
  const learned = learnedOf(version, options.env, options.platform);
  const wanted = { ...options, version, program, target, learned };
  const tried: string[] = [];
  let trouble: MachineError | null = null;
  for (const way of WAYS) {
    options.signal?.throwIfAborted();
    try {
      return await way.take(wanted);
    } catch (error) {
      options.signal?.throwIfAborted();
      if (error instanceof EnvironmentError) throw error;
      trouble ??= machineTrouble(error);
      tried.push(`${way.name}: ${toError(error).message}`);
      options.log.write('debug', `No k6 by ${tried.at(-1)}.`);
    }
  }
  const message = `k6 ${version} cannot be obtained. Tried: k6-path: not set; ${tried.join('; ')}.`;
  // Another k6 would find no place here either.
  if (trouble !== null) throw new MachineError(message, trouble.hint, trouble);
  throw new EnvironmentError(
    message,
    `Install k6 ${version} and set k6-path to it, or set k6-mirror to a host that serves k6's release files (with k6-sha256 for a version that is not pinned).`,
  );
}

/** The user's word counts more than the wanted version, but a difference is said. */
async function fromSetting(path: string, wanted: string, options: ProvideOptions): Promise<ProvidedK6> {
  const binary = resolve(path);
  try {
    await requireNamed(binary, options.config.sha256);
    const version = await probe(binary, options.env, options.signal);
    if (version !== wanted) {
      options.log.write(
        'info',
        `k6-path is k6 ${version}; it is used although k6-version asks for ${wanted}.`,
      );
    }
    return { binary, version, how: 'k6-path' };
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof MachineError) throw error;
    const message = `k6-path "${path}" cannot be used: ${toError(error).message}. Set it to a k6 program, or leave it out and k6 ${wanted} is fetched.`;
    throw new UsageError([{ where: 'k6-path', line: null, column: null, message }]);
  }
}

async function requireNamed(binary: string, sha256: string | null): Promise<void> {
  if (sha256 === null) return;
  const hash = await sha256Of(binary);
  if (hash !== sha256) throw new Error(`its SHA-256 is ${hash}, and k6-sha256 names ${sha256}`);
}

/** A container often sees the runner's tool cache read-only; the user's own cache serves then. */
async function writableToolDirectory({ env, platform, log }: ProvideOptions): Promise<string> {
  const directory = toolDirectory(env, platform);
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.W_OK);
    return directory;
  } catch (error) {
    const own = join(userCacheDirectory(env, platform), 'tools');
    log.write('info', `${toError(error).message}: k6 is kept in ${own}.`);
    return own;
  }
}
