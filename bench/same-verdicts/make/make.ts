/**
 * Makes the fixtures of test/fixtures/recordings/v1: whole recordings by the committed bundle and real k6 of what
 * `scenes.ts` and `github-scenes.ts` plant, each with what it was compared with, the settings that judged it and the judgement that was
 * written. Made once by the build whose verdicts are to be kept.
 *
 *     npm run same-verdicts:make -- --only '^duet-'    names that match; --missing: only those that are not there
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { FIXTURES } from '../cases.ts';
import { PULL_SCENES } from './github-scenes.ts';
import { keepCase } from './keep-case.ts';
import { runPull } from './run-pull.ts';
import { createStores, type Made, runScene } from './run-scene.ts';
import { SCENES } from './scenes.ts';

/** A busy machine disturbs a run now and then. */
const TRIES = 3;

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, missing: { type: 'boolean', default: false } },
});

type Wanted = {
  readonly scene: { readonly says: string; readonly k6?: string; readonly verdict: string };
  run(): Promise<Made>;
};

async function make(name: string, { scene, run }: Wanted): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { directory, ended } = await run();
    try {
      const { verdict = `no judgement: ${ended.stderr.slice(-2000)}`, reason = '' } = judgementIn(
        ended.stdout,
      );
      process.stderr.write(`${name}: ${verdict}: ${reason}\n`);
      if (verdict !== scene.verdict && attempt < TRIES) continue;
      if (verdict !== scene.verdict) process.exitCode = 1;
      else await keepCase(path.join(FIXTURES, name), directory, scene);
      return;
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  }
}

function judgementIn(stdout: string): { readonly verdict?: string; readonly reason?: string } {
  return stdout.startsWith('{') ? JSON.parse(stdout) : {};
}

const stores = createStores();
const all: readonly (readonly [string, Wanted])[] = [
  ...Object.entries(SCENES).map(
    ([name, scene]) => [name, { scene, run: () => runScene(scene, stores) }] as const,
  ),
  ...Object.entries(PULL_SCENES).map(
    ([name, scene]) => [name, { scene, run: () => runPull(scene) }] as const,
  ),
];
const only = new RegExp(values.only);
const wanted = all
  .filter(([name]) => only.test(name))
  .filter(([name]) => !values.missing || !existsSync(path.join(FIXTURES, name)));
try {
  for (const [name, one] of wanted) await make(name, one);
} finally {
  await stores.close();
}
