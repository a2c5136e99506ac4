import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cliPorts } from '../../../src/entry/cli/cli-ports.ts';
import { openSecrets } from '../../../src/entry/secrets.ts';
import { QUERY, runNumber } from '../../contracts/baseline-store.ts';
import { sampleHistory } from '../../contracts/samples.ts';
import { startedConfig } from '../../pipeline/world.ts';

test('on the command line too a branch is a store', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'cli-ports-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const [server, clone] = [path.join(root, 'server.git'), path.join(root, 'clone')];
  execFileSync('git', ['init', '-q', '--bare', server]);
  execFileSync('git', ['clone', '-q', server, clone], { stdio: 'ignore' });
  const config = {
    ...startedConfig('baseline: { store: "branch:perf-gate-data" }\n'),
    workingDirectory: clone,
  };
  const store = () => cliPorts(config, openSecrets({}), {}, new AbortController().signal).ports.store;
  const recording = runNumber(1);
  expect(await store()?.save(recording, sampleHistory(recording))).toContain('branch perf-gate-data');
  const read = await store()?.read({ ...QUERY, branches: [], ancestors: [] });
  expect(read?.runs.map((run) => run.recording.arms.head.source.runId)).toEqual([101]);
});
