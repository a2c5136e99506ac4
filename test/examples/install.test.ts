import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const INSTALL = path.join(import.meta.dirname, '..', '..', 'examples', 'shop', 'install.js');

let root: string;
let main: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'install-')));
  main = path.join(root, 'main');
  mkdirSync(path.join(main, 'examples', 'shop'), { recursive: true });
  cpSync(INSTALL, path.join(main, 'examples', 'shop', 'install.js'));
  writeFileSync(path.join(main, 'package.json'), '{"type":"module"}');
  writeFileSync(path.join(main, '.gitignore'), 'node_modules/\n');
  writeFileSync(path.join(main, 'package-lock.json'), 'old');
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  mkdirSync(path.join(main, 'node_modules', 'pg'), { recursive: true });
  git('worktree', 'add', '-q', '--detach', path.join(root, 'base'));
  mkdirSync(path.join(root, 'bin'));
  writeFileSync(path.join(root, 'bin', 'npm'), `#!/bin/sh\necho "$PWD npm $*" > ${root}/npm\n`);
  chmodSync(path.join(root, 'bin', 'npm'), 0o755);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: main });
}

function install(checkout: string): void {
  const env = { ...process.env, PATH: `${root}/bin:${process.env['PATH']}` };
  execFileSync(process.execPath, [path.join(checkout, 'examples', 'shop', 'install.js')], { env });
}

test('a worktree of the same lock file gets the packages of the main checkout', () => {
  const base = path.join(root, 'base');
  install(base);
  expect(realpathSync(path.join(base, 'node_modules', 'pg'))).toBe(path.join(main, 'node_modules', 'pg'));
  expect(existsSync(`${root}/npm`)).toBe(false);
  git('worktree', 'remove', '--force', base);
  expect(existsSync(path.join(main, 'node_modules', 'pg'))).toBe(true);
});

test('a worktree of another lock file installs its own', () => {
  writeFileSync(path.join(main, 'package-lock.json'), 'new');
  install(path.join(root, 'base'));
  expect(readFileSync(`${root}/npm`, 'utf8')).toBe(`${path.join(root, 'base')} npm ci\n`);
});

test('a checkout that has its packages keeps them', () => {
  install(main);
  expect(existsSync(`${root}/npm`)).toBe(false);
});
