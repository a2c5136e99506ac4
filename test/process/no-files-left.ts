/** Starts a program when this process may open no further file, and prints what that is told as. `node no-files-left.ts k6|git` */
import { openSync, writeSync } from 'node:fs';
import { gitBytes } from '../../src/adapters/git/git-bytes.ts';
import { runK6 } from '../../src/adapters/k6/run/k6-process.ts';
import { toError } from '../../src/ports/errors.ts';
import { machineTrouble } from '../../src/ports/machine-trouble.ts';

const words = { hear: () => {}, keep: () => {}, heard: () => null as never, close: async () => {} };
const { signal } = new AbortController();
const k6 = { binary: 'true', args: [], env: {}, directory: '/', limitMs: 1000, signal, words };
const starts = {
  k6: () => runK6(k6),
  git: () => gitBytes('/', process.env, ['version'], Buffer.of()),
};

// What is loaded lazily is loaded first.
for (const start of Object.values(starts)) await start().catch(() => {});
try {
  for (;;) openSync('/dev/null', 'r');
} catch {
  // None is left.
}
const start = process.argv[2] === 'git' ? starts.git : starts.k6;
await start().catch((thrown: unknown) => {
  writeSync(1, machineTrouble(thrown)?.message ?? toError(thrown).message);
});
