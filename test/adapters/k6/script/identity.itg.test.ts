import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashScript } from '../../../../src/adapters/k6/script/identity.ts';
import { importsOf } from '../../../../src/adapters/k6/script/imports.ts';
import { k6Binary } from '../../../support/tools.ts';

const FILES = {
  'load.js': "import { visit } from './lib/visit.js'; export default function () { visit(); }",
  'lib/visit.js':
    "import http from 'k6/http'; import { PATH } from './paths.js'; export const visit = () => http.get(PATH);",
  'lib/paths.js': "export const PATH = '/products';",
  'lib/unused.js': 'export const NOBODY = true;',
  'README.md': 'How to run the load.',
};

describe.each(['1.8.1', '2.2.0'] as const)('the hash of a script, on k6 %s', (version) => {
  let root: string;
  let directory: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'identity-'));
    directory = path.join(root, 'checkout');
    await mkdir(path.join(directory, 'lib'), { recursive: true });
    for (const [name, text] of Object.entries(FILES)) await write(name, text);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const write = (name: string, text: string) => writeFile(path.join(directory, name), text);
  const hash = async (of = directory) => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: os.homedir() };
    const { signal } = new AbortController();
    const command = { binary: await k6Binary(version), env, directory: of, signal };
    const script = path.join(of, 'load.js');
    return hashScript(script, await importsOf(command, script));
  };

  it.each(['load.js', 'lib/visit.js', 'lib/paths.js'] as const)(
    'is another one when %s changes',
    async (name) => {
      const before = await hash();
      await write(name, `${FILES[name]} // changed`);
      expect(await hash()).not.toBe(before);
      await write(name, FILES[name]);
      expect(await hash()).toBe(before);
    },
  );

  it('stays when a file changes that the script does not import', async () => {
    const before = await hash();
    await write('lib/unused.js', 'export const NOBODY = false;');
    await write('README.md', 'How to run the load, told better.');
    await write('lib/added.js', '');
    expect(await hash()).toBe(before);
  });

  it('stays when the checkout moves', async () => {
    const moved = path.join(root, 'elsewhere');
    await cp(directory, moved, { recursive: true });
    expect(await hash(moved)).toBe(await hash());
  });
});
