import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createTerminalLog } from '../../../src/adapters/terminal/log.ts';

async function written(colour: boolean): Promise<string> {
  const stream = new PassThrough();
  const log = createTerminalLog({ stream, colour });
  await log.group('Measure', async () => {
    log.write('info', 'one\ntwo \u001b[2Jhidden\u0007');
    log.write('warning', 'careful');
    log.write('debug', 'unseen');
  });
  log.write('error', 'after');
  return String(stream.read());
}

test('chapters indent, levels are words, and others’ escape sequences are gone', async () => {
  expect(await written(false)).toBe('Measure\n  one\n  two hidden\n  warning: careful\nerror: after\n');
});

test('colours are ours only', async () => {
  const text = await written(true);
  expect(text).toContain('\u001b[1mMeasure\u001b[0m');
  expect(text).toContain('\u001b[33mwarning: careful\u001b[0m');
  expect(text).not.toContain('\u001b[2J');
});
