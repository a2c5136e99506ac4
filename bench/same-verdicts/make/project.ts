import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { commitAll } from '../../support/repository.ts';
import { GATE, type Scene } from './scene.ts';

const HERE = import.meta.dirname;
/** A command stays one line. */
const PLAIN = { lineWidth: 0 };

type Planned = Pick<Scene, 'script' | 'workload' | 'policy' | 'settings' | 'accept' | 'against'>;

/** A user's repository with one commit, in a new folder. Nothing in it names a place of this machine. */
export async function createProject(scene: Planned, today: Date): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'fixtures-'));
  await copyFile(path.join(HERE, 'server.mjs'), path.join(directory, 'server.mjs'));
  await copyFile(path.join(HERE, 'scripts', scene.script), path.join(directory, 'load.js'));
  await writeFile(path.join(directory, 'perf-gate.yml'), stringify(settingsOf(scene), PLAIN));
  const accepted = acceptances(scene, today);
  if (accepted !== null) {
    await mkdir(path.join(directory, '.perf-gate'));
    await writeFile(path.join(directory, '.perf-gate', 'accept.yml'), accepted);
  }
  await commitAll(directory, 'an application with a gate');
  return directory;
}

function settingsOf({ workload, policy, settings, against }: Planned): unknown {
  const way = against === 'duet' ? { rate: '60/s' } : {};
  return {
    gate: GATE,
    app: { start: 'exec node server.mjs', ready: '/healthz' },
    workload: { script: 'load.js', warmup: '1s', ...(workload ?? way) },
    policy: { budget: '24s', ...policy },
    ...settings,
  };
}

function acceptances({ accept }: Planned, today: Date): string | null {
  if (accept === undefined) return null;
  const expires = new Date(today.getTime() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
  const more = { gate: GATE, reason: 'products are priced one by one', expires };
  return stringify(
    accept.map((one) => ({ ...one, ...more })),
    PLAIN,
  );
}
