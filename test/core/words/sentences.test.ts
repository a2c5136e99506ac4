import path from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from '../../support/imports.ts';

/** Rooms that find facts. What they say of them is made in core/words. */
const SILENT = [
  ...['model', 'series', 'statistics', 'baseline', 'decision'],
  // The playbook beside them is texts, as data.
  ...['diagnosis/evidence', 'diagnosis/rules'],
];
/** So many words in a row are a sentence; keys, units and what a programmer reads in an error are none. */
const SENTENCE = /['`][^'`\n]*\b[a-z]+ [a-z]+ [a-z]+ [a-z]+\b[^'`\n]*['`]/i;

function sentencesIn(text: string): readonly string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  return code.split('\n').filter((line) => SENTENCE.test(line) && !/\bnew \w*Error\(/.test(line));
}

test('what is decided is said in core/words alone', () => {
  const files = sourceFiles(path.join(import.meta.dirname, '..', '..', '..'));
  const silent = files.filter(({ file }) => SILENT.some((room) => file.startsWith(`src/core/${room}/`)));
  expect(silent.length).toBeGreaterThan(100);
  const said = silent.flatMap(({ file, text }) => sentencesIn(text).map((line) => `${file}: ${line.trim()}`));
  expect(said).toEqual([]);
});

test('a sentence is found where it stands, and a key, a comment or a fault of ours is none', () => {
  expect(sentencesIn("return 'it belongs to another gate';")).toHaveLength(1);
  expect(sentencesIn('const text = `so many of all pairs were left out here`;')).toHaveLength(1);
  expect(sentencesIn("kind: 'few-per-round', // it takes some more of them")).toEqual([]);
  expect(sentencesIn("throw new Error('a duet that does not say how');")).toEqual([]);
});
