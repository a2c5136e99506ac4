import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');

test('every test that the threat model names is there', async () => {
  const text = await readFile(path.join(ROOT, 'docs', 'security.md'), 'utf8');
  const named = new Set([...text.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file));
  expect(named.size).toBeGreaterThan(10);
  for (const file of named) await expect(access(path.join(ROOT, file)), file).resolves.toBeUndefined();
});
