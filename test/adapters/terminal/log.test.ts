import { PassThrough } from 'node:stream';
import { expect, test, vi } from 'vitest';
import { createTerminalLog } from '../../../src/adapters/terminal/log.ts';

async function written(force?: string): Promise<string> {
  if (force !== undefined) vi.stubEnv('FORCE_COLOR', force);
  const stream = new PassThrough();
  const log = createTerminalLog({ stream });
  await log.group('Measure', async () => {
    log.write('info', 'one\ntwo \u001b[2Jhidden\u0007');
    log.write('warning', 'careful');
    log.write('debug', 'unseen');
  });
  log.write('error', 'after');
  vi.unstubAllEnvs();
  return String(stream.read());
}

test('chapters indent, levels are words, and others’ escape sequences are gone', async () => {
  expect(await written()).toBe('Measure\n  one\n  two hidden\n  warning: careful\nerror: after\n');
});

test('colours are ours only', async () => {
  const text = await written('1');
  expect(text).toContain('\u001b[1mMeasure\u001b[22m');
  expect(text).toContain('\u001b[33mwarning: careful\u001b[39m');
  expect(text).not.toContain('\u001b[2J');
});
