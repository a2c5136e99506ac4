import { copyFile, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { commitAll } from '../support/repository.ts';
import { type Cell, RATES } from './cells.ts';

const HERE = import.meta.dirname;
/** By which a request of head takes more CPU. */
const PLANTED = 0.1;

/** A user's repository with one commit, in a new folder. Its server plants the effect where it is started as head. */
export async function createProject(cell: Cell): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-costs-'));
  await copyFile(path.join(HERE, 'load.js'), path.join(directory, 'load.js'));
  await writeFile(path.join(directory, 'perf-gate.yml'), settings(cell));
  await commitAll(directory, 'an application with a gate');
  return directory;
}

/** Of latency nothing is asked here, and of the cost as much as can be: a warning from 5 % on. */
const settings = ({ server, way, effect }: Cell): string => `gate: bench
app:
  start: |
    if [ "$PERF_GATE_ARM" = head ]; then export CPU_MORE=${effect === 'aa' ? 0 : PLANTED}; fi
    KIND=${server} exec '${process.execPath}' '${path.join(HERE, 'server.mjs')}'
  ready: /healthz
workload:
  script: load.js
  env: [RATE=${RATES[server]}]
compare:
  shape: ${way === 'side' ? 'whole' : 'auto'}
policy:
  metrics:
    cpu-per-request: { warn: 5%, fail: 400%, role: warning }
`;
