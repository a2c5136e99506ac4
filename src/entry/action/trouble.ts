import path from 'node:path';
import * as core from '@actions/core';
import { logLines } from '../../core/render/text/log-lines.ts';
import type { Report } from '../exit.ts';
import { inRepository } from './places.ts';

/** A problem as an error annotation, on its line of the configuration where it has one. */
export const annotateTrouble: Report = (text, problem) => {
  const { env } = process;
  const place =
    problem === null || problem.line === null
      ? {}
      : { file: nameOf(problem.where, env), startLine: problem.line, startColumn: problem.column ?? 1 };
  core.error(logLines(text).join('\n'), { title: 'Performance gate', ...place });
};

/** The configuration is named from the working directory, and an annotation from the root of the repository. */
function nameOf(where: string, env: Readonly<Record<string, string | undefined>>): string {
  return inRepository(path.resolve(env['INPUT_WORKING-DIRECTORY'] || '.', where), env) ?? where;
}
