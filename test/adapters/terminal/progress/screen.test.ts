import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openScreen } from '../../../../src/adapters/terminal/progress/screen.ts';
import { openTerminal } from '../../../support/terminal.ts';

const SHOW = '\u001b[?25h';
const HIDE = '\u001b[?25l';

/** A screen in a terminal of 40 columns below a line of a log. */
function scene(rows = 12) {
  const terminal = openTerminal(40, rows);
  const other = { write: terminal.stream.write };
  const shown = { lines: ['one', 'two'] as readonly string[] };
  const { stream } = terminal;
  const own = stream.write;
  stream.write('before\n');
  const screen = openScreen({ stream, others: [other], lines: () => shown.lines });
  return { terminal, stream, other, own, screen, shown };
}

test('each drawing is one write, in the place of the last one', async () => {
  const { terminal, screen, shown } = scene();
  screen.refresh();
  expect(await terminal.lines()).toEqual(['before', 'one', 'two']);
  shown.lines = ['three', 'four', 'five'];
  screen.refresh();
  expect(await terminal.lines()).toEqual(['before', 'three', 'four', 'five']);
  shown.lines = ['six'];
  screen.refresh();
  expect(await terminal.lines()).toEqual(['before', 'six']);
  expect(await terminal.cursor()).toEqual([2, 0]);
  expect(terminal.writes).toHaveLength(4);
});

test('what anybody writes comes above it, whole, and the drawing stays', async () => {
  const { terminal, stream, other, screen } = scene();
  screen.refresh();
  stream.write('a line\n');
  other.write('two more\nof another stream\n');
  expect(await terminal.lines()).toEqual(['before', 'a line', 'two more', 'of another stream', 'one', 'two']);
  for (let line = 0; line < 20; line += 1) stream.write(`line ${line}\n`);
  expect((await terminal.lines()).slice(-4)).toEqual(['line 18', 'line 19', 'one', 'two']);
});

test('a line that is not complete is let end first', async () => {
  const { terminal, stream, screen } = scene();
  screen.refresh();
  stream.write('12 %');
  screen.refresh();
  expect(await terminal.lines()).toEqual(['before', '12 %']);
  stream.write(' 100 %\n');
  expect(await terminal.lines()).toEqual(['before', '12 % 100 %', 'one', 'two']);
});

test('what is written without a character is no line that has to end', async () => {
  const { terminal, stream, screen } = scene();
  screen.refresh();
  stream.write('');
  screen.refresh();
  expect(await terminal.lines()).toEqual(['before', 'one', 'two']);
});

test('nothing is left of it, and the terminal is as it was', async () => {
  const { terminal, stream, other, own, screen } = scene();
  const listeners = process.listenerCount('SIGTSTP');
  screen.refresh();
  expect(terminal.writes.at(-1)).toContain(HIDE);
  expect(stream.write).not.toBe(own);
  expect(process.listenerCount('SIGTSTP')).toBe(listeners + 1);
  screen.close();
  screen.close();
  expect(await terminal.lines()).toEqual(['before']);
  expect(await terminal.cursor()).toEqual([1, 0]);
  expect(terminal.writes.at(-1)).toContain(SHOW);
  expect(terminal.writes).toHaveLength(3);
  expect(stream.write).toBe(own);
  expect(other.write).toBe(own);
  expect(process.listenerCount('SIGTSTP')).toBe(listeners);
});

test('once there is nothing to be seen, what is written takes it away', async () => {
  const { terminal, stream, own, screen, shown } = scene();
  screen.refresh();
  shown.lines = [];
  stream.write('The verdict\n');
  expect(await terminal.lines()).toEqual(['before', 'The verdict']);
  expect(terminal.writes.at(-1)).toContain(SHOW);
  expect(stream.write).toBe(own);
});

test('nothing was written by a screen that showed nothing', () => {
  const { terminal, screen, shown } = scene();
  shown.lines = [];
  screen.refresh();
  screen.close();
  expect(terminal.writes).toEqual(['before\n']);
});

test.each([25, 33, 60])('made %i columns wide, the terminal shows it once', async (columns) => {
  const { terminal, stream, screen, shown } = scene();
  const cutAt = (width: number) =>
    ['x'.repeat(39), 'y'.repeat(30), 'z'].map((line) => line.slice(0, width - 1));
  shown.lines = cutAt(40);
  screen.refresh();
  shown.lines = cutAt(columns);
  terminal.resize(columns, 12);
  await wait(150);
  expect(await terminal.lines()).toEqual(['before', ...cutAt(columns)]);
  stream.write('after\n');
  expect(await terminal.lines()).toEqual(['before', 'after', ...cutAt(columns)]);
});

test('a terminal with fewer rows than lines shows the first of them, once', async () => {
  const { terminal, screen, shown } = scene(3);
  shown.lines = ['one', 'two', 'three', 'four'];
  for (let drawn = 0; drawn < 3; drawn += 1) screen.refresh();
  expect(await terminal.lines()).toEqual(['before', 'one', 'two']);
});
