import { guarded, leave, type Report } from '../exit.ts';
import { ISSUES_URL } from '../tool.ts';
import { runProgram } from './program.ts';

/** The command line tool. Reports go to stderr: stdout carries only what was asked for. */
export async function main(argv: readonly string[]): Promise<void> {
  leave(await guarded((stray) => Promise.race([runProgram(argv), stray]), complain, ISSUES_URL));
}

const complain: Report = (text, problem) => {
  const place =
    problem === null || problem.line === null
      ? ''
      : `${problem.where}:${problem.line}:${problem.column ?? 1}: `;
  process.stderr.write(`perf-gate: ${place}${text}\n`);
};
