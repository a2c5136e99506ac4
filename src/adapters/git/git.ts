import { spawn } from 'node:child_process';
import { toError } from '../../ports/errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

export type Git = (...args: readonly string[]) => Promise<{ readonly ok: boolean; readonly text: string }>;

/** For what moves files, over the network or on a slow disk. */
const LIMIT_MS = 20 * 60_000;

/**
 * Git in one folder, silently. Never asks for a password; never throws: a failure is `ok: false` with its words. One that
 * does not end (a dead network drive, a lock that nobody releases) is ended after `limitMs`.
 */
export function gitIn(directory: string, env: Env, limitMs = LIMIT_MS): Git {
  const clean = quiet(env);
  return async (...args) => {
    try {
      const { code, stdout, stderr } = await output(args, { cwd: directory, env: clean }, limitMs);
      return { ok: code === 0, text: (code === 0 ? stdout : stderr).trim() };
    } catch (thrown) {
      return { ok: false, text: toError(thrown).message };
    }
  };
}

type Output = { readonly code: number; readonly stdout: string; readonly stderr: string };

function output(
  args: readonly string[],
  where: { readonly cwd: string; readonly env: Record<string, string> },
  limitMs: number,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { ...where, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.stderr += text;
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      // What it started may hold its output open.
      child.stdout.destroy();
      child.stderr.destroy();
      reject(new Error(`git ${args[0]} did not end within ${limitMs / 1000} s`));
    }, limitMs);
    const fail = (error: Error & { readonly code?: unknown }) => {
      clearTimeout(timer);
      reject(error.code === 'ENOENT' ? new Error('there is no program called git on PATH') : error);
    };
    child.on('error', fail);
    child.on('close', (code, signal) => {
      if (code === null) return fail(new Error(`git ${args[0]} was ended by ${signal}`));
      clearTimeout(timer);
      resolve({ code, ...said });
    });
  });
}

/** An environment in which git asks nobody and speaks English. */
export function quiet(env: Env): Record<string, string> {
  const given = Object.entries({ ...env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' });
  return Object.fromEntries(
    given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
