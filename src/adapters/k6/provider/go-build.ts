import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toError } from '../../../ports/errors.ts';
import type { Log } from '../../../ports/log.ts';
import type { Environment } from './directories.ts';

const run = promisify(execFile);

export type GoBuild = {
  /** without `v` */
  readonly version: string;
  /** the finished binary's path */
  readonly output: string;
  readonly env: Environment;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Builds k6 from its module, which Go checks against the public checksum database.
 * A scratch module is built instead of `go install`: it works for every major version and leaves GOBIN alone.
 * Throws an Error with the end of Go's own output.
 */
export async function buildWithGo(build: GoBuild): Promise<void> {
  const { version, env, signal } = build;
  const options = { env: goEnvironment(env), ...(signal === undefined ? {} : { signal }) };
  const installed = await goVersion(options);
  build.log.write('info', `Building k6 ${version} with ${installed}; takes a minute or a few.`);
  const major = Number.parseInt(version, 10);
  const module = major < 2 ? 'go.k6.io/k6' : `go.k6.io/k6/v${major}`;
  const directory = await mkdtemp(join(tmpdir(), 'perf-gate-k6-'));
  try {
    await writeFile(
      join(directory, 'go.mod'),
      `module k6build\n\ngo 1.21\n\nrequire ${module} v${version}\n`,
    );
    const args = ['build', '-mod=mod', '-trimpath', '-ldflags=-s -w', '-o', build.output, module];
    await mkdir(join(build.output, '..'), { recursive: true });
    await run('go', args, { ...options, cwd: directory, maxBuffer: 16 << 20 });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Error(`go build ${module}@v${version} failed: ${tail(error)}`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Without C, as k6's own releases, so that no compiler is needed; a user's workspace or flags must not matter. */
function goEnvironment(env: Environment): NodeJS.ProcessEnv {
  return { ...env, CGO_ENABLED: '0', GOWORK: 'off', GO111MODULE: 'on' };
}

async function goVersion(options: { env: NodeJS.ProcessEnv; signal?: AbortSignal }): Promise<string> {
  try {
    const { stdout } = await run('go', ['version'], options);
    return stdout.trim().replace(/^go version go(\S+) .*$/, 'Go $1');
  } catch (error) {
    options.signal?.throwIfAborted();
    throw new Error(`Go is not on PATH (${toError(error).message})`);
  }
}

function tail(error: unknown): string {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return stderr === '' ? toError(error).message : stderr.split('\n').slice(-5).join(' | ');
}
