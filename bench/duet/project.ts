import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { commitAll } from '../support/repository.ts';
import { type Cell, EFFECTS } from './cells.ts';

const HERE = import.meta.dirname;
const SHOP = path.join(HERE, '..', '..', 'examples', 'shop');

/** Half of a core at most, also with +50 %: near saturation a server's queue is measured, not its speed. */
const SERVED = {
  cpu: { file: path.join(HERE, 'server.mjs'), script: path.join(HERE, 'load.js'), rate: '60/s' },
  io: { file: path.join(HERE, 'server.mjs'), script: path.join(HERE, 'load.js'), rate: '200/s' },
  shop: { file: path.join(SHOP, 'start.js'), script: path.join(SHOP, 'load.js'), rate: '25/s' },
} as const;

/** A user's repository with one commit, in a new folder. Its server plants the effect where it is started as head. */
export async function createProject(cell: Cell): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-duet-'));
  await copyFile(SERVED[cell.server].script, path.join(directory, 'load.js'));
  await writeFile(path.join(directory, 'perf-gate.yml'), settings(cell));
  await commitAll(directory, 'an application with a gate');
  return directory;
}

function settings({ server, effect }: Cell): string {
  const { file, rate } = SERVED[server];
  const planted = EFFECTS[effect]?.[server === 'shop' ? 'shop' : 'own'] ?? {};
  const exported = Object.entries(planted).map(([name, value]) => `${name}=${value}`);
  const plant = exported.length === 0 ? ':' : `export ${exported.join(' ')}`;
  return `gate: bench
app:
  start: |
    if [ "$PERF_GATE_ARM" = head ]; then ${plant}; fi
    KIND=${server} exec '${process.execPath}' '${file}'
  ready: /healthz
workload:
  script: load.js
  rate: ${rate}
`;
}
