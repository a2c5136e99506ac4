import type { Scene } from './scene.ts';

const STORED = { script: 'named.js', workload: { rate: '30/s', duration: '6s' } } as const;
const DUET = { script: 'named.js', against: 'duet' } as const;
const SLOWER = { HEAD_SLOW: '2' } as const;

const acceptedUpTo = (ratio: number) =>
  ['p50', 'p95', 'p99'].flatMap((metric) =>
    ['GET products', 'overall'].map((endpoint) => ({ endpoint, metric, 'up-to': ratio })),
  );

const ALONE: Readonly<Record<string, Scene>> = {
  'first-run': {
    ...STORED,
    says: 'one run alone, nothing to compare with',
    against: 'nothing',
    verdict: 'no-baseline',
  },
  cancelled: {
    ...STORED,
    says: 'SIGINT in the middle of a run alone',
    workload: { rate: '30/s', duration: '30s' },
    against: { runs: 1 },
    blow: 'SIGINT',
    verdict: 'invalid',
  },
  'k6-killed': {
    ...STORED,
    says: 'k6 killed in the middle of a run alone',
    workload: { rate: '30/s', duration: '20s' },
    against: 'nothing',
    blow: 'k6 killed',
    verdict: 'invalid',
  },
  overload: {
    ...STORED,
    says: 'the load is more than the server takes: not delivered',
    workload: { rate: '150/s', duration: '6s' },
    plant: { WORK: '12' },
    against: 'nothing',
    verdict: 'invalid',
  },
  'every-iteration-throws': {
    ...STORED,
    says: 'the script throws in every iteration',
    script: 'throws.js',
    against: 'nothing',
    verdict: 'invalid',
  },
  'script-error': {
    ...STORED,
    says: 'setup() throws',
    script: 'broken.js',
    against: 'nothing',
    verdict: 'invalid',
  },
  'head-does-not-start': {
    ...STORED,
    says: 'the application ends before it is ready',
    plant: { HEAD_DEAD: '1' },
    against: 'nothing',
    verdict: 'fail',
  },
  'thresholds-alone': {
    ...STORED,
    says: "the script's own threshold is crossed, nothing to compare with",
    script: 'thresholds-head.js',
    plant: SLOWER,
    against: 'nothing',
    verdict: 'fail',
  },
  'more-names-than-kept': {
    ...STORED,
    says: '230 request names, more than are kept apart',
    script: 'many.js',
    workload: { rate: '120/s', duration: '6s' },
    against: 'nothing',
    verdict: 'no-baseline',
  },
};

const AGAINST_STORED: Readonly<Record<string, Scene>> = {
  'stored-unchanged': {
    ...STORED,
    says: 'five earlier runs, nothing changed',
    against: { runs: 5 },
    verdict: 'pass',
  },
  'stored-slower': {
    ...STORED,
    says: 'five earlier runs, products take twice as long',
    plant: SLOWER,
    against: { runs: 5 },
    verdict: 'fail',
  },
  'stored-warn': {
    ...STORED,
    says: 'five earlier runs, products take 35 % longer',
    plant: { HEAD_SLOW: '1.35' },
    against: { runs: 5 },
    verdict: 'warn',
  },
  'stored-accepted': {
    ...STORED,
    says: 'five earlier runs, products take twice as long, which was accepted',
    plant: SLOWER,
    accept: acceptedUpTo(2.5),
    against: { runs: 5 },
    verdict: 'pass',
  },
  'stored-one-run': {
    ...STORED,
    says: 'one earlier run, products take twice as long',
    plant: SLOWER,
    against: { runs: 1 },
    verdict: 'fail',
  },
  'stored-carried': {
    ...STORED,
    says: 'the base branch became slower two runs ago, and nobody accepted it',
    plant: SLOWER,
    against: { runs: 5, later: { runs: 2, plant: SLOWER } },
    verdict: 'fail',
  },
  'stored-other-load': {
    ...STORED,
    says: 'earlier runs of another rate: not comparable',
    against: { runs: 1, workload: { rate: '20/s', duration: '6s' } },
    verdict: 'no-baseline',
  },
  'stored-other-k6': {
    ...STORED,
    says: 'earlier runs by k6 1.8.1: not comparable',
    against: { runs: 1, k6: '1.8.1' },
    verdict: 'no-baseline',
  },
  'stored-other-script': {
    ...STORED,
    says: 'the script was changed since, and asks for orders too: what both ask for is compared',
    // Beyond any noise: which endpoints are compared is what this shows.
    policy: { warn: '200%', fail: '300%' },
    against: { runs: 3, script: 'thresholds-head.js' },
    verdict: 'pass',
  },
  'stored-two-scenarios': {
    says: 'two scenarios, a Trend, a Rate and a Counter of the script',
    script: 'scenarios.js',
    against: { runs: 3 },
    verdict: 'pass',
  },
  'stored-k6-1.8.1': {
    ...STORED,
    says: 'k6 1.8.1 on both sides, products take twice as long',
    k6: '1.8.1',
    plant: SLOWER,
    against: { runs: 3, k6: '1.8.1' },
    verdict: 'fail',
  },
};

const DUETS: Readonly<Record<string, Scene>> = {
  'duet-unchanged': { ...DUET, says: 'base and head in turns, nothing changed', verdict: 'pass' },
  'duet-slower': { ...DUET, says: 'products take twice as long', plant: SLOWER, verdict: 'fail' },
  'duet-warn': { ...DUET, says: 'products take 35 % longer', plant: { HEAD_SLOW: '1.35' }, verdict: 'warn' },
  'duet-faster': {
    ...DUET,
    says: 'products take half as long',
    plant: { HEAD_SLOW: '0.5' },
    verdict: 'pass',
  },
  'duet-inconclusive': {
    ...DUET,
    says: 'answers take very different times, and as long again on head as the limit allows',
    workload: { rate: '10/s' },
    plant: { JITTER: '12', HEAD_SLOW: '1.12' },
    verdict: 'inconclusive',
  },
  'duet-errors': {
    ...DUET,
    says: 'a fifth of the orders fail',
    plant: { HEAD_ERRORS: '0.2' },
    verdict: 'fail',
  },
  'duet-k6-1.8.1': {
    ...DUET,
    says: 'by k6 1.8.1, products take twice as long',
    k6: '1.8.1',
    plant: SLOWER,
    verdict: 'fail',
  },
  'duet-unchanged-k6-1.8.1': { ...DUET, says: 'by k6 1.8.1, nothing changed', k6: '1.8.1', verdict: 'pass' },
  'duet-cancelled': {
    ...DUET,
    says: 'SIGINT after the first pairs of rounds',
    policy: { budget: '60s' },
    blow: 'SIGINT',
    blowMs: 25_000,
    verdict: 'invalid',
  },
  'duet-k6-killed': {
    ...DUET,
    says: 'one k6 killed in the middle of the rounds, which are driven once more',
    blow: 'k6 killed',
    verdict: 'pass',
  },
  'duet-accepted': {
    ...DUET,
    says: 'products take three times as long, which was accepted; wide limits',
    policy: { budget: '40s', warn: '45%', fail: '90%' },
    plant: { HEAD_SLOW: '3' },
    accept: acceptedUpTo(4),
    verdict: 'pass',
  },
  'duet-mended': {
    ...DUET,
    says: 'half of the orders failed, and head mends it',
    plant: { BASE_ERRORS: '0.5' },
    verdict: 'pass',
  },
  'duet-new-where-base-failed': {
    ...DUET,
    says: 'all orders failed on base, and head mends it',
    plant: { BASE_STATUS: '500' },
    verdict: 'pass',
  },
  'duet-answers': {
    ...DUET,
    says: 'a check fails on head alone, and orders answer 202',
    plant: { HEAD_LEVEL: 'low', HEAD_STATUS: '202' },
    verdict: 'warn',
  },
  'duet-missing-and-new': {
    ...DUET,
    says: 'head offers tea in the place of milk: one endpoint is missing, one is new',
    script: 'menu.js',
    workload: { rate: '25/s' },
    plant: { HEAD_LINKS: 'bread,tea' },
    verdict: 'warn',
  },
  'duet-learned-names': {
    ...DUET,
    says: 'ids in addresses: names by rules and learned ones; products take twice as long',
    script: 'ids.js',
    workload: { rate: '25/s', warmup: '4s' },
    plant: SLOWER,
    verdict: 'fail',
  },
  'duet-dozen': {
    ...DUET,
    says: 'twelve endpoints, one takes twice as long',
    script: 'dozen.js',
    workload: { rate: '15/s' },
    plant: SLOWER,
    verdict: 'fail',
  },
  'duet-threshold-head': {
    ...DUET,
    says: 'a threshold of the script is crossed by head alone',
    script: 'thresholds-head.js',
    policy: { warn: '300%', fail: '400%' },
    plant: SLOWER,
    verdict: 'fail',
  },
  'duet-threshold-both': {
    ...DUET,
    says: 'thresholds of the script are crossed by both sides',
    script: 'thresholds.js',
    verdict: 'warn',
  },
  'duet-stages': {
    ...DUET,
    says: 'a script with stages, which is not driven in turns: head is run alone',
    script: 'stages.js',
    plant: SLOWER,
    workload: {},
    settings: { compare: { shape: 'whole' } },
    verdict: 'no-baseline',
  },
  'duet-overload': {
    ...DUET,
    says: 'head takes less load than is offered',
    workload: { rate: '60/s' },
    plant: { HEAD_WORK: '16' },
    verdict: 'fail',
  },
  'duet-limits': {
    ...DUET,
    says: 'limits of its own for a metric and an endpoint, products take 35 % longer',
    policy: {
      metrics: { p99: { role: 'informative' } },
      endpoints: { 'GET products': { p95: { warn: '10%', fail: '25%' } } },
    },
    plant: { HEAD_SLOW: '1.35' },
    verdict: 'fail',
  },
};

export const SCENES: Readonly<Record<string, Scene>> = { ...ALONE, ...AGAINST_STORED, ...DUETS };
