import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { renderComment } from '../../../src/core/render/markdown/comment.ts';
import { commentText } from '../../../src/core/render/text/comment/comment-text.ts';
import type { Paint } from '../../../src/core/render/text/comment/pieces.ts';
import { CORPUS } from './corpus.ts';
import { seenOf } from './markdown-tree.ts';
import { plantedReports, reportsOfNames } from './planted.ts';

const plain: Paint = (_style, text) => text;
const colour: Paint = (style, text) => styleText(style, text, { validateStream: false });

const drawn = (markdown: string, width = 100, paint = plain) => commentText(markdown, { width, paint });
/** Without blanks, and what stands for the bars of a table, the points of a list and a fold; commands are broken by nothing. */
const words = (text: string) => text.replace(/[\s─•▸\u200b]/g, '');

const GOLDEN = path.join(import.meta.dirname, '..', '..', 'golden');
const COMMENTS = globSync('*.comment.md', { cwd: GOLDEN }).map((name) => [
  name,
  readFileSync(path.join(GOLDEN, name), 'utf8'),
]) as readonly (readonly [string, string])[];

describe.each(COMMENTS)('%s', (_name, markdown) => {
  test('is drawn with every word that GitHub shows of it, and no sign of Markdown', () => {
    for (const width of [60, 100]) expect(words(drawn(markdown, width))).toBe(words(seenOf(markdown)));
    expect(drawn(markdown)).not.toMatch(/\*\*|<[/!a-z]|\||&#|^#/m);
  });

  test('says the same in colour', () => {
    const painted = drawn(markdown, 100, colour);
    expect(painted).toContain('\u001b[1m');
    expect(stripVTControlCharacters(painted)).toBe(drawn(markdown));
  });

  test('has sentences that keep the width', () => {
    const sentences = drawn(markdown, 60)
      .split('\n\n')
      .filter((block) => !block.includes('─'))
      .flatMap((block) => block.split('\n'));
    expect(Math.max(...sentences.map((line) => stringWidth(line)))).toBeLessThanOrEqual(60);
  });
});

test('there is a comment of each kind to draw', () => {
  expect(COMMENTS.length).toBeGreaterThanOrEqual(5);
});

test.each(Object.entries(CORPUS))(
  'names and texts of others are drawn as GitHub shows them: %s',
  (_name, item) => {
    for (const report of [...plantedReports(item), ...reportsOfNames(item)]) {
      const markdown = renderComment(report, { maxBytes: 5_000_000 });
      const text = drawn(markdown);
      expect(words(text)).toBe(words(seenOf(markdown)));
      const lines = text.split('\n');
      expect(lines.filter((line) => line.trimStart().startsWith('::') || line.includes('##['))).toEqual([]);
    }
  },
);

test('columns of a table stand below one another, whatever the letters are wide', () => {
  const table = ['| | Name | Was |', '|:-:|:--|--:|', '| ❌ | 注文 | **12 ms** |', '|  | a | 1 ms |'].join(
    '\n',
  );
  expect(drawn(table).split('\n').slice(0, 4)).toEqual([
    '    Name    Was',
    '───────────────',
    '❌  注文  12 ms',
    '    a      1 ms',
  ]);
});

test('the words of a link are painted as one, where a line holds them', () => {
  const styles: string[] = [];
  drawn('see [the whole diff](https://example.com) and `a`', 100, (style, text) => {
    styles.push(`${style} ${text}`);
    return text;
  });
  expect(styles).toEqual(['underline the whole diff', 'cyan a']);
});

test('what is strong in a row has the colour of its sign', () => {
  const table = '| | Name |\n|:-:|:--|\n| ⚠️ | **a** |';
  const styles: string[] = [];
  drawn(table, 100, (style, text) => {
    if (text.endsWith('a')) styles.push(style);
    return text;
  });
  expect(styles).toEqual(['bold', 'yellow']);
});
