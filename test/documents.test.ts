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
