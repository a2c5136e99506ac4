import { expect, test } from 'vitest';
import { asyncForm } from '../../../../src/core/words/causes/async-form.ts';

test.each([
  ['readFileSync', 'node:fs', 'await fs.promises.readFile(…);'],
  ['execSync', 'node:child_process', '// promisify: of node:util\nawait promisify(child_process.exec)(…);'],
  [
    'pbkdf2Sync',
    'node:internal/crypto/pbkdf2',
    '// promisify: of node:util\nawait promisify(crypto.pbkdf2)(…);',
  ],
])('%s of %s has a form that does not block', (call, file, text) => {
  expect(asyncForm(call, file)).toBe(text);
});

test.each([
  // There is no such promise, the stream is another interface, and a package's own function is not known.
  ['existsSync', 'node:fs'],
  ['spawnSync', 'node:child_process'],
  ['readFileSync', 'node_modules/graceful-fs/graceful-fs.js'],
  ['Atomics.wait', ''],
])('%s of %s has none', (call, file) => {
  expect(asyncForm(call, file)).toBeNull();
});
