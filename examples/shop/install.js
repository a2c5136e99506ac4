// Packages for a checkout that has none, as the gate's worktree of the base revision: those of the repository's main
// checkout where the lock file is the same, else the ones that its own lock file names.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');
const packages = path.join(root, 'node_modules');

if (!existsSync(packages)) {
  const main = mainCheckout();
  if (existsSync(path.join(main, 'node_modules')) && lock(main) === lock(root)) {
    symlinkSync(path.join(main, 'node_modules'), packages, 'dir');
  } else execFileSync('npm', ['ci'], { cwd: root, stdio: 'inherit' });
}

function mainCheckout() {
  const asked = ['rev-parse', '--path-format=absolute', '--git-common-dir'];
  return path.dirname(execFileSync('git', asked, { cwd: root, encoding: 'utf8' }).trim());
}

function lock(directory) {
  return readFileSync(path.join(directory, 'package-lock.json'), 'utf8');
}
