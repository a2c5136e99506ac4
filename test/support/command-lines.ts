import { spawnSync } from 'node:child_process';

/** Programs that the documents call. Another one must be added here, and what is asked of it in the test. */
const PROGRAMS = ['npx', 'npm', 'node', 'k6', 'gh'] as const;

/** A program with its arguments. */
export type Call = readonly string[];

const END = '\u0001';

/**
 * What a shell makes of these lines: the programs that it calls, with their arguments. None of them is run. Throws where the
 * shell does not understand the lines, or where a program is called that PROGRAMS lacks.
 */
export function callsIn(lines: string): readonly Call[] {
  const told = PROGRAMS.map((name) => `${name}() { printf '%s\\0' ${name} "$@" $'\\x01' >&3; }`);
  const script = [...told, 'exec 3>&1 >/dev/null', lines].join('\n');
  // Nothing is found there: whatever is no function here is "command not found".
  const env = { PATH: '/nonexistent' };
  const { status, stdout, stderr } = spawnSync('/bin/bash', ['--norc', '-euc', script], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .split(`${END}\0`)
    .filter((call) => call !== '')
    .map((call) => call.split('\0').slice(0, -1));
}
