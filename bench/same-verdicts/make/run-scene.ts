import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type CliRun, cli } from '../../../test/process/cli.ts';
import { processes } from '../../../test/support/processes.ts';
import { k6Binary } from '../../../test/support/tools.ts';
import { createProject } from './project.ts';
import type { Scene, Stored } from './scene.ts';

const BLOW_MS = 4000;
const DUET_BLOW_MS = 16_000;
/** Relative, so that what is written of it names no place of this machine. */
const STORE = 'store';

export type Made = {
  /** the project's folder, with `.perf-gate/` and `store/` as the run left them */
  readonly directory: string;
  readonly ended: CliRun;
};

/** One run of the bundled command line in a repository of its own. The caller removes the folder. */
export async function runScene(scene: Scene, stores: Stores): Promise<Made> {
  const directory = await createProject(scene, new Date());
  const args = ['run', '--k6-path', await k6Binary(scene.k6 ?? '2.2.0'), '--json'];
  if (scene.against === 'duet') args.push('--base', 'HEAD', '--seed', '7');
  else if (scene.against !== 'nothing') {
    await cp(await stores.of(scene, scene.against), path.join(directory, STORE), { recursive: true });
    args.push('--baseline', STORE);
  }
  const onSaid = scene.blow && {
    text: scene.against === 'duet' ? 'in turns' : 'Starting head',
    act: (pid: number) => void strike(pid, scene),
  };
  const ended = await cli(args, { cwd: directory, env: { ...scene.plant }, ...(onSaid && { onSaid }) });
  return { directory, ended };
}

async function strike(pid: number, { blow, against, blowMs }: Scene): Promise<void> {
  await sleep(blowMs ?? (against === 'duet' ? DUET_BLOW_MS : BLOW_MS));
  if (blow === 'SIGINT') {
    process.kill(pid, 'SIGINT');
    return;
  }
  for (;;) {
    const k6 = processes().find(({ parent, command }) => parent === pid && /\/k6 run /.test(command));
    if (k6 !== undefined) {
      process.kill(k6.pid, 'SIGKILL');
      return;
    }
    await sleep(20);
  }
}

export type Stores = {
  of(scene: Scene, against: Stored): Promise<string>;
  close(): Promise<void>;
};

/** Directories of earlier runs; scenes that are compared with the same ones share them. */
export function createStores(): Stores {
  const made = new Map<string, Promise<string>>();
  return {
    of(scene, against) {
      const { k6, script, workload } = { ...scene, ...against };
      const settings = { script, ...(k6 && { k6 }), ...(workload && { workload }) };
      const key = JSON.stringify([settings, against]);
      const store = made.get(key) ?? record(settings, against);
      made.set(key, store);
      return store;
    },
    async close() {
      for (const store of made.values()) await rm(await store, { recursive: true, force: true });
    },
  };
}

type Settings = Pick<Scene, 'script' | 'k6' | 'workload'>;

async function record(settings: Settings, { runs, later }: Stored): Promise<string> {
  const store = await mkdtemp(path.join(os.tmpdir(), 'fixtures-store-'));
  const directory = await createProject({ ...settings, against: 'nothing' }, new Date());
  const k6 = ['--k6-path', await k6Binary(settings.k6 ?? '2.2.0')];
  const plants = [...Array(runs).fill({}), ...Array(later?.runs ?? 0).fill(later?.plant)];
  try {
    for (const env of plants) {
      const args = ['run', '--baseline', STORE, '--save-baseline', ...k6];
      const { code, stderr } = await cli(args, { cwd: directory, env });
      if (code !== 0 && code !== 1) throw new Error(stderr);
    }
    await cp(path.join(directory, STORE), store, { recursive: true });
    return store;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
