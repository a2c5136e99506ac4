import { DIRECTIONS, METRIC_IDS } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import { ROLES } from '../../model/role.ts';
import { choice } from '../kinds/choice.ts';
import { ENDPOINTS } from '../kinds/limits/endpoints.ts';
import { METRICS } from '../kinds/limits/metrics.ts';
import { PERCENT } from '../kinds/numbers/percent.ts';
import { TARGETS } from '../kinds/targets/targets.ts';
import { type Command, FILE_ONLY, type Rows } from './setting.ts';

/** What a measured change means. Own standards of who judges hold where a limit is not set. */
export type PolicyConfig = Omit<Policy, 'accepted' | 'acceptIn' | 'confidence'> & {
  /** whose policy judges: the change's own, or the one before the change */
  readonly policyFrom: 'head' | 'base';
};

const ANY_METRIC = `${METRIC_IDS.slice(0, -1).join(', ')} or ${METRIC_IDS.at(-1)}`;

const JUDGING: readonly Command[] = ['run', 'judge'];

export const POLICY: Rows<PolicyConfig> = {
  policyFrom: {
    ...FILE_ONLY,
    id: 'policy-from',
    path: 'policy.from',
    kind: choice('head', 'base'),
    default: 'head',
    help: "which side's policy applies: head is the change's own; base is the one before the change, which a change cannot edit",
  },
  warn: {
    id: 'warn',
    path: 'policy.warn',
    input: true,
    flag: '--warn <percent>',
    commands: JUDGING,
    kind: PERCENT,
    default: '20%',
    help: 'slow-down above which there is a warning',
  },
  fail: {
    id: 'fail',
    path: 'policy.fail',
    input: true,
    flag: '--fail <percent>',
    commands: JUDGING,
    kind: PERCENT,
    default: '50%',
    help: 'slow-down above which there is a regression, which fails the check',
  },
  failOn: {
    id: 'fail-on',
    path: 'policy.fail-on',
    input: true,
    flag: '--fail-on <level>',
    commands: JUDGING,
    kind: choice('fail', 'warn', 'never'),
    default: 'fail',
    help: 'lowest verdict that fails the step, fail or warn; never only watches: nothing blocks, and the report says what would have been blocked',
  },
  thresholds: {
    ...FILE_ONLY,
    id: 'thresholds',
    path: 'policy.thresholds',
    kind: choice('head-only', 'fail', 'warn', 'ignore'),
    default: 'head-only',
    help: "what the script's own crossed thresholds do; head-only: one that head crosses fails, one that base crosses too warns",
  },
  onInconclusive: {
    ...FILE_ONLY,
    id: 'on-inconclusive',
    path: 'policy.on-inconclusive',
    kind: choice('pass', 'fail'),
    default: 'pass',
    help: 'whether `inconclusive` fails the step',
  },
  onNoBaseline: {
    ...FILE_ONLY,
    id: 'on-no-baseline',
    path: 'policy.on-no-baseline',
    kind: choice('pass', 'fail'),
    default: 'pass',
    help: 'whether `no-baseline` fails the step',
  },
  onInvalid: {
    ...FILE_ONLY,
    id: 'on-invalid',
    path: 'policy.on-invalid',
    kind: choice('pass', 'fail'),
    default: 'fail',
    help: 'whether a run that could not be measured fails the step',
  },
  metrics: {
    ...FILE_ONLY,
    id: 'metrics',
    path: 'policy.metrics',
    kind: METRICS,
    onlyGiven: true,
    help: `own limits of ${ANY_METRIC}, or of a metric of the script's own by its name: warn, fail, floor (smallest change that counts), role (${ROLES.join(', ')}) and, of the script's own, better (${DIRECTIONS.join(', ')})`,
  },
  endpoints: {
    ...FILE_ONLY,
    id: 'endpoints',
    path: 'policy.endpoints',
    kind: ENDPOINTS,
    onlyGiven: true,
    help: 'the same for one endpoint, as METHOD name or the name alone, or for all requests, as overall; stronger than policy.metrics',
  },
  targets: {
    ...FILE_ONLY,
    id: 'targets',
    path: 'targets',
    kind: TARGETS,
    onlyGiven: true,
    help: 'limits that hold whatever base does: a list such as [p95 < 200ms, error-rate < 1%, "GET /orders: p95 < 300ms"], each a text or { target, role }; recommended stands for the usual set',
  },
};
