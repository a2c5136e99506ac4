import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createQuestions, type Questions } from '../../../src/adapters/terminal/questions.ts';

const [ENTER, DOWN, CTRL_C] = ['\r', '\u001b[B', '\u0003'];

/** Asks, and presses the keys once the question stands there. */
async function answered<T>(keys: readonly string[], ask: (questions: Questions) => Promise<T>): Promise<T> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  let shown = '';
  output.on('data', (data) => {
    shown += data;
  });
  const answer = ask(createQuestions({ input, output }));
  while (!shown.includes('What?')) await wait(5);
  for (const key of keys) {
    input.write(key);
    await wait(5);
  }
  return answer;
}

test('one of several answers is told by its place', async () => {
  expect(await answered([DOWN, ENTER], (asked) => asked.choose('What?', ['this', 'that']))).toBe(1);
  expect(await answered([ENTER], (asked) => asked.choose('What?', ['this', 'that']))).toBe(0);
});

test('a text begins as the usual one, and may be changed', async () => {
  expect(await answered([ENTER], (asked) => asked.write('What?', 'npm start'))).toBe('npm start');
  expect(await answered(['x', ENTER], (asked) => asked.write('What?', 'npm start'))).toBe('npm startx');
  expect(await answered([ENTER, 'a', ENTER], (asked) => asked.write('What?', ''))).toBe('a');
});

test('nothing is confirmed by chance', async () => {
  expect(await answered([ENTER], (asked) => asked.confirm('What?'))).toBe(false);
  expect(await answered(['y'], (asked) => asked.confirm('What?'))).toBe(true);
});

test('whoever gives up has given no answer', async () => {
  expect(await answered([CTRL_C], (asked) => asked.choose('What?', ['this', 'that']))).toBe(null);
  expect(await answered([CTRL_C], (asked) => asked.write('What?', 'npm start'))).toBe(null);
  expect(await answered([CTRL_C], (asked) => asked.confirm('What?'))).toBe(null);
});
