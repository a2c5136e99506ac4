import { logLines } from '../../core/render/text/log-lines.ts';
import { guarded, leave, masking, type Report } from '../exit.ts';
import { openSecrets } from '../secrets.ts';
import { ISSUES_URL } from '../tool.ts';
import { runProgram } from './program.ts';

/** The command line tool. Reports go to stderr: stdout carries only what was asked for. */
export async function main(argv: readonly string[]): Promise<void> {
  const secrets = openSecrets(process.env);
  const run = (stray: Promise<never>) => Promise.race([runProgram(argv, secrets), stray]);
  leave(await guarded(run, masking(complain, secrets), ISSUES_URL));
}

const complain: Report = (text, problem) => {
  const place =
    problem === null || problem.line === null
      ? ''
      : `${problem.where}:${problem.line}:${problem.column ?? 1}: `;
  process.stderr.write(`${logLines(`perf-gate: ${place}${text}`).join('\n')}\n`);
};
