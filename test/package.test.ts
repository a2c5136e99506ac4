import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { FOR_DEVELOPMENT } from '../bench/support/packed.ts';
import manifest from '../package.json' with { type: 'json' };

const ROOT = path.join(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
const REPOSITORY = manifest.repository.replace('github:', '');
const TARBALL = `${manifest.name}-${manifest.version}.tgz`;

type Step = { readonly run?: string; readonly with?: { readonly 'subject-path'?: string } };
const steps: readonly Step[] = parse(read('.github/workflows/release.yml')).jobs.publish.steps;
const at = (found: (step: Step) => boolean): number => steps.findIndex(found);

test('the package needs no other: what it uses is bundled', () => {
  expect(manifest).not.toHaveProperty('dependencies');
  expect(manifest.files).toContain('dist');
  expect(manifest.bin).toEqual({ [manifest.name]: 'dist/cli.js' });
});

test('the release packs it without what is for development, attests it and only then is published', () => {
  const packs = at(({ run = '' }) => run.includes('npm pack --ignore-scripts'));
  expect(steps[packs]?.run).toContain(`del(${FOR_DEVELOPMENT.map((one) => `.${one}`).join(', ')})`);
  const attests = at((step) => step.with?.['subject-path']?.includes('*.tgz') === true);
  const uploads = at(({ run = '' }) => run.includes('gh release upload'));
  const publishes = at(({ run = '' }) => run.includes('--draft=false'));
  expect(packs).toBeGreaterThanOrEqual(0);
  expect([packs, attests, uploads, publishes]).toEqual(
    [packs, attests, uploads, publishes].toSorted((a, b) => a - b),
  );
  expect(new Set([packs, attests, publishes]).size).toBe(3);
});

test('the README installs what the release of this version holds', () => {
  const url = `https://github.com/${REPOSITORY}/releases/download/v${manifest.version}/${TARBALL}`;
  expect(read('README.md').match(/npm install --save-dev (\S+)/)?.[1]).toBe(url);
});
