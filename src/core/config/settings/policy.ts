import { DIRECTIONS, METRIC_IDS } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import { ROLES } from '../../model/role.ts';
import { choice } from '../kinds/choice.ts';
import { ENDPOINTS } from '../kinds/limits/endpoints.ts';
import { METRICS } from '../kinds/limits/metrics.ts';
import { PERCENT } from '../kinds/percent.ts';
import { type Command, FILE_ONLY, type Rows } from './setting.ts';

/** What a measured change means. Own standards of who judges hold where a limit is not set. */
export type PolicyConfig = Omit<Policy, 'accepted' | 'confidence'> & {
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
    help: "whose policy judges: head takes the change's own, base takes the one before the change and locks it",
  },
  warn: {
    id: 'warn',
    path: 'policy.warn',
    input: true,
    flag: '--warn <percent>',
    commands: JUDGING,
    kind: PERCENT,
    default: '20%',
    help: 'more than this worse warns',
  },
  fail: {
    id: 'fail',
    path: 'policy.fail',
    input: true,
    flag: '--fail <percent>',
    commands: JUDGING,
    kind: PERCENT,
    default: '50%',
    help: 'more than this worse fails',
  },
  failOn: {
    id: 'fail-on',
    path: 'policy.fail-on',
    input: true,
    flag: '--fail-on <level>',
    commands: JUDGING,
    kind: choice('fail', 'warn', 'never'),
    default: 'fail',
    help: 'from which level on the step fails',
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
    help: 'the same for one endpoint, as METHOD name, the name alone or overall; stronger than policy.metrics',
  },
};
