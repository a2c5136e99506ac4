import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
/** Decision records tell of the tree as it was; the change log too. */
const DOCUMENTS = [...globSync('*.md', { cwd: ROOT }), ...globSync('docs/*.md', { cwd: ROOT })].filter(
  (name) => name !== 'CHANGELOG.md',
);
const FOLDERS = '(?:src|core|adapters|pipeline|entry|ports|test|bench|scripts)';
const FILE = new RegExp(`(?<![\\w./-])${FOLDERS}/[\\w./-]+\\.(?:ts|json|jsonl|sh|py|mjs|md)\\b`, 'g');

test('documents name files that are there', () => {
  const named = DOCUMENTS.flatMap((document) =>
    [...readFileSync(path.join(ROOT, document), 'utf8').matchAll(FILE)].map(([file]) => ({ document, file })),
  );
  expect(named.length).toBeGreaterThan(20);
  const isThere = ({ file }: { readonly file: string }) =>
    existsSync(path.join(ROOT, file)) || existsSync(path.join(ROOT, 'src', file));
  expect(named.filter((one) => !isThere(one))).toEqual([]);
});

const LINK = /\]\(([^)\s]+)\)/g;
const PAGES = [
  ...globSync('*.md', { cwd: ROOT }),
  ...globSync('{docs,examples}/**/*.md', { cwd: ROOT }),
].filter((name) => !name.includes('node_modules'));

/** As GitHub makes them of headings. */
const anchorsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('links between documents lead somewhere', () => {
  const links = PAGES.flatMap((page) =>
    [...readFileSync(path.join(ROOT, page), 'utf8').matchAll(LINK)].map(([, to = '']) => ({ page, to })),
  ).filter(({ to }) => !/^[a-z]+:/.test(to));
  expect(links.length).toBeGreaterThan(30);
  const isBroken = ({ page, to }: { readonly page: string; readonly to: string }) => {
    const [name = '', anchor] = to.split('#');
    const file = name === '' ? path.join(ROOT, page) : path.resolve(ROOT, path.dirname(page), name);
    if (!existsSync(file)) return true;
    return anchor !== undefined && !anchorsIn(readFileSync(file, 'utf8')).includes(anchor);
  };
  expect(links.filter(isBroken)).toEqual([]);
});

test('the README is short: at most 1,000 words outside of code and tables', () => {
  const prose = readFileSync(path.join(ROOT, 'README.md'), 'utf8')
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .replaceAll(/^\|.*$/gm, '');
  const words = prose.match(/\S+/g) ?? [];
  expect(words.length).toBeGreaterThan(400);
  expect(words.length).toBeLessThanOrEqual(1000);
});
