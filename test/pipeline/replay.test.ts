import { expect, test } from 'vitest';
import type { Baseline } from '../../src/core/model/baseline.ts';
import { renderReportFile } from '../../src/core/render/markdown/report-file.ts';
import { toReport } from '../../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../../src/core/stored/decode.ts';
import { judge } from '../../src/core/words/judge.ts';
import { gate } from '../../src/pipeline/gate.ts';
import { howToGetOne } from '../../src/pipeline/judge.ts';
import { troubles } from '../support/troubles.ts';
import { appError, contextOf, createWorld, startedConfig, type Wishes } from './world.ts';

const NOTHING: Baseline = { runs: [], refused: [], history: null };

type Run = {
  readonly wishes?: Wishes;
  readonly settings?: string;
  /** after how many groups of rounds the run is cancelled */
  readonly cancelled?: number;
};

/** What a run left on disk, and what it said. */
async function files({ wishes = {}, settings = '', cancelled }: Run) {
  const stop = new AbortController();
  let groups = 0;
  const world = createWorld({
    noise: 0.02,
    ...wishes,
    ...(cancelled !== undefined && {
      drive: (pairs) => {
        groups += 1;
        if (groups === cancelled) stop.abort();
        return { pairs, trouble: troubles([], groups === cancelled ? ['It was stopped.'] : []) };
      },
    }),
  });
  const config = startedConfig(settings === '' ? 'policy: { seed: 2 }\n' : settings);
  const { judgement } = await gate(config, contextOf(), world.ports, stop.signal);
  const read = (name: string) => JSON.parse(world.written.get(name) ?? 'null');
  return {
    judgement,
    config,
    recording: read('recording.json'),
    judged: read('judgement.json'),
    report: world.written.get('report.md'),
  };
}

const BASE = startedConfig('policy: { seed: 2 }\n');

const RUNS: readonly (readonly [string, Run])[] = [
  ['a duet that passes', {}],
  ['a duet that fails', { wishes: { effect: 0.6 } }],
  [
    'one whose four pairs took more than the budget',
    { wishes: { driver: { roundMs: 10_000 } }, settings: 'policy: { seed: 2, budget: 24 }\n' },
  ],
  ['one that was cancelled after some pairs', { cancelled: 2, wishes: { effect: 0.17, noise: 0.08 } }],
  [
    'a base that does not start',
    {
      wishes: {
        start: ({ arm }) => {
          if (arm === 'base') throw appError('no table');
        },
      },
    },
  ],
  [
    'a change that loosens its own rules, which base locks',
    {
      wishes: { effect: 0.6, configAtBase: { ...BASE, policyFrom: 'base', own: BASE } },
      settings: 'policy: { seed: 2, warn: 100%, fail: 200% }\n',
    },
  ],
  [
    'the same where base does not start',
    {
      wishes: {
        configAtBase: { ...BASE, policyFrom: 'base', own: BASE },
        start: ({ arm }) => {
          if (arm === 'base') throw appError('no table');
        },
      },
      settings: 'policy: { seed: 2, warn: 100%, fail: 200% }\n',
    },
  ],
];

test.each(RUNS)('%s is judged again from its files to the same judgement', async (_, run) => {
  const { judgement, config, recording, judged, report } = await files(run);
  const head = decodeRecording(recording);
  if (!head.ok) throw new Error(head.reason);
  const { tool, createdAt } = judgement;
  const remedy = howToGetOne(config, contextOf());
  const again = judge({
    ...{ head: head.value, baseline: NOTHING, policy: config.policy, tool, createdAt, remedy },
  });
  expect(again).toEqual(judgement);
  expect(again.policyChange !== undefined).toBe(run.wishes?.configAtBase !== undefined);
  // And drawn again from the judgement's own file.
  const kept = decodeJudgement(judged);
  if (!kept.ok) throw new Error(kept.reason);
  const drawn = renderReportFile(toReport(kept.value, { runUrl: null }), { maxBytes: 5_000_000 });
  expect(report).toBe(drawn);
});
