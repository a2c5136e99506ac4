import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { actBinary, node24Directory } from './tools.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');

/** `owner/name@vVERSION`, as the README tells users to write it. */
export const ACTION_REFERENCE = `${manifest.repository.replace('github:', '')}@v${manifest.version}`;

export type ActRequest = {
  /** the user's repository: what is checked out in it is what the run sees */
  readonly directory: string;
  /** path of the workflow inside it */
  readonly workflow: string;
  readonly eventName: string;
  readonly event: unknown;
  readonly env: Readonly<Record<string, string>>;
  readonly token: string;
  /** folders of programs that the runner has installed */
  readonly programs?: readonly string[];
};

export type ActRun = {
  readonly exitCode: number | null;
  /** job summaries, in order */
  readonly summary: string;
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  /** everything that was printed */
  readonly log: string;
};

/** Runs a workflow under act in host mode, with the action as a user would fetch it: only its release files. */
export async function runAct(request: ActRequest): Promise<ActRun> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'act-'));
  try {
    const release = await exportRelease(path.join(scratch, 'release'));
    const eventFile = path.join(scratch, 'event.json');
    await writeFile(eventFile, JSON.stringify(request.event));
    return await spawnAct(await actBinary(), actArguments(request, eventFile, release), request, scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What a tagged release holds: a file that the bundle lacks shows here and not at the user's. */
async function exportRelease(target: string): Promise<string> {
  await mkdir(target, { recursive: true });
  for (const name of ['action.yml', 'package.json', 'README.md', 'LICENSE', 'dist']) {
    await cp(path.join(ROOT, name), path.join(target, name), { recursive: true });
  }
  return target;
}

function actArguments(request: ActRequest, eventFile: string, release: string): readonly string[] {
  const environment = Object.entries(request.env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  return [
    request.eventName,
    ...['-W', request.workflow, '-P', 'ubuntu-latest=-self-hosted', '-e', eventFile],
    ...['-s', `GITHUB_TOKEN=${request.token}`, '--no-cache-server', '--json'],
    ...['--local-repository', `${ACTION_REFERENCE}=${release}`],
    ...environment,
  ];
}

async function spawnAct(
  act: string,
  args: readonly string[],
  request: ActRequest,
  scratch: string,
): Promise<ActRun> {
  const folders = [await node24Directory(), ...(request.programs ?? []), process.env['PATH']];
  const PATH = folders.join(path.delimiter);
  const env = { ...process.env, PATH, XDG_CACHE_HOME: path.join(scratch, 'cache') };
  const child = spawn(act, args, { cwd: request.directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = log.split('\n').flatMap(parseLine);
  const of = (command: string, key: 'content' | 'arg') =>
    lines.filter((line) => line['command'] === command).map((line) => String(line[key] ?? line['msg'] ?? ''));
  return {
    exitCode,
    summary: of('summary', 'content').join('\n'),
    warnings: of('warning', 'arg'),
    errors: of('error', 'arg'),
    log,
  };
}

function parseLine(line: string): readonly Record<string, unknown>[] {
  if (!line.startsWith('{')) return [];
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
}
