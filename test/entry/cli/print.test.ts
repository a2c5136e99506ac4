import { expect, test } from 'vitest';
import { printedJson } from '../../../src/entry/cli/print.ts';
import { sampleJudgement } from '../../contracts/samples.ts';

test('JSON that is printed in a step is no command to the runner, and says the same', () => {
  const judgement = sampleJudgement('fail', { reason: 'a ##[error]b\n::error::c', notes: ['::error::d'] });
  const text = printedJson(judgement);
  expect(text).not.toContain('##[');
  expect(text.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([]);
  expect(JSON.parse(text)).toEqual(judgement);
});
