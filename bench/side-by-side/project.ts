import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { commitAll } from '../support/repository.ts';
import type { Cell } from './cells.ts';

const HERE = import.meta.dirname;
const SHOP = path.join(HERE, '..', '..', 'examples', 'shop');
const DUET = path.join(HERE, '..', 'duet');

/** The server, and the script whose iterations are driven. */
const SERVED = {
  cpu: { file: path.join(DUET, 'server.mjs'), script: path.join(DUET, 'load.js') },
  io: { file: path.join(DUET, 'server.mjs'), script: path.join(DUET, 'load.js') },
  shop: { file: path.join(SHOP, 'start.js'), script: path.join(SHOP, 'load.js') },
} as const;

/** A user's repository with one commit, in a new folder. Its server plants the effect where it is started as head. */
export async function createProject(cell: Cell): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-side-by-side-'));
  await copyFile(SERVED[cell.server].script, path.join(directory, 'one.js'));
  await copyFile(path.join(HERE, 'load.js'), path.join(directory, 'load.js'));
  await writeFile(path.join(directory, 'perf-gate.yml'), settings(cell));
  await commitAll(directory, 'an application with a gate');
  return directory;
}

function settings(cell: Cell): string {
  const { server, load, rate, way } = cell;
  return `gate: bench
app:
  start: |
    if [ "$PERF_GATE_ARM" = head ]; then ${planted(cell)}; fi
    KIND=${server} exec '${process.execPath}' '${SERVED[server].file}'
  ready: /healthz
workload:
  script: load.js
  env: [LOAD=${load}, RATE=${rate}]
compare:
  shape: ${way}
`;
}

/** A line of shell. */
function planted({ server, effect, rate }: Cell): string {
  const shop = server === 'shop' ? 'SHOP_' : '';
  if (effect === '+25 %') return `export ${shop}SLOWDOWN=0.25`;
  if (effect === 'head takes all CPU') {
    return `${Array.from({ length: os.availableParallelism() }, () => '( while :; do :; done ) &').join(' ')} true`;
  }
  // From three quarters of the peak's rate on, which the lower level is far from.
  return effect === 'A/A' ? ':' : `export SLOWDOWN=0.5 SLOWDOWN_FROM=${rate * 0.75}`;
}
