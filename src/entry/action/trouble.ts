import * as core from '@actions/core';
import { safeLines } from '../../adapters/actions/safe-text.ts';
import type { Report } from '../exit.ts';

/** A problem as an error annotation, on its line of the configuration where it has one. */
export const annotateTrouble: Report = (text, problem) => {
  const place =
    problem === null || problem.line === null
      ? {}
      : { file: problem.where, startLine: problem.line, startColumn: problem.column ?? 1 };
  core.error(safeLines(text).join('\n'), { title: 'Performance gate', ...place });
};
