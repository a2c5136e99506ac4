import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KILL, type Step } from '../../../plumbing/process/end.ts';
import { runProgram } from '../../../plumbing/process/run.ts';
import { toError } from '../../../ports/errors.ts';
import type { Log } from '../../../ports/log.ts';
import type { Environment } from './directories.ts';

/** It takes its own work folder away at the first. */
const STEPS: readonly Step[] = [{ signal: 'SIGINT', graceMs: 10_000 }, KILL];

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
  const { version, signal } = build;
  const installed = await goVersion(goEnvironment(build.env));
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
    // Its own work folder goes with ours, also when it is interrupted.
    const env = { ...goEnvironment(build.env), GOTMPDIR: directory };
    await runGo(args, { env, directory, signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Error(`go build ${module}@v${version} failed: ${toError(error).message}`);
  } finally {
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

type GoRun = {
  readonly env: NodeJS.ProcessEnv;
  readonly directory: string;
  readonly signal: AbortSignal | undefined;
};

/**
 * With a signal, Go leads a process group of its own and the whole group is interrupted: Go alone would leave
 * its compilers running. Without one it stays in ours, where Ctrl-C in a terminal reaches it.
 */
async function runGo(args: readonly string[], { env, directory, signal }: GoRun): Promise<void> {
  const leads = signal !== undefined;
  const { code, stderr } = await runProgram({
    program: 'go',
    args,
    directory,
    env,
    leads,
    signal,
    steps: STEPS,
  });
  if (code !== 0) throw new Error(lastLines(stderr) || `exit code ${code}`);
}

const lastLines = (output: Buffer): string => output.toString().trim().split('\n').slice(-5).join(' | ');

/** Without C, as k6's own releases, so that no compiler is needed; a user's workspace or flags must not matter. */
function goEnvironment(env: Environment): NodeJS.ProcessEnv {
  return { ...env, CGO_ENABLED: '0', GOWORK: 'off', GO111MODULE: 'on' };
}

async function goVersion(env: NodeJS.ProcessEnv): Promise<string> {
  try {
    const { code, stdout, stderr } = await runProgram({ program: 'go', args: ['version'], env });
    if (code !== 0) throw new Error(lastLines(stderr));
    return stdout
      .toString()
      .trim()
      .replace(/^go version go(\S+) .*$/, 'Go $1');
  } catch (error) {
    throw new Error(`Go is not on PATH (${toError(error).message})`);
  }
}
