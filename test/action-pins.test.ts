import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pinOf, usesIn, wrongOf } from '../scripts/action-pins.ts';
import { emptyProject } from './support/project.ts';

test('every action is pinned by a commit with its version, and each version by one commit', async () => {
  const uses = await usesIn();
  expect(uses.length).toBeGreaterThan(5);
  const pins = uses.map((use) => {
    const pin = pinOf(use);
    expect(pin, `${use.file}: ${use.line}`).not.toBeNull();
    return `${pin?.action} ${pin?.version}`;
  });
  expect(new Set(pins).size).toBe(new Set(uses.map(({ line }) => line)).size);
});

test.each([
  'actions/checkout@v6',
  'actions/checkout@v6.0.2',
  'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd',
  'actions/checkout@de0fac2 # v6.0.2',
  'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # newest',
])('%s is no pin', (line) => {
  expect(pinOf({ file: 'a.yml', line })).toBeNull();
});

test('a tag that has moved is found, whether it is annotated or not', async () => {
  const project = await emptyProject();
  try {
    const first = await project.commit('one');
    const action = path.basename(project.directory);
    const server = path.dirname(path.dirname(project.directory));
    const name = `${path.basename(path.dirname(project.directory))}/${action}`;
    await project.git('tag', 'v1.0.0');
    await project.git('tag', '-a', 'v1.1.0', '-m', 'annotated');
    for (const version of ['v1.0.0', 'v1.1.0'])
      expect(await wrongOf({ action: name, sha: first, version }, server)).toBeNull();
    const second = await project.commit('two');
    await project.git('tag', '-f', 'v1.0.0');
    expect(await wrongOf({ action: name, sha: first, version: 'v1.0.0' }, server)).toContain(second);
    expect(await wrongOf({ action: name, sha: first, version: 'v9.0.0' }, server)).toContain('no tag v9.0.0');
  } finally {
    await rm(project.directory, { recursive: true, force: true });
  }
});
