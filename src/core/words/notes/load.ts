import { FEWEST_PAIRS } from '../../decision/duet/duet-rule.ts';
import { DELIVERED_AT_LEAST, DROPPED_AT_MOST } from '../../decision/load/delivery.ts';
import { BOTTLENECK, MOST_STOLEN } from '../../decision/load/machine.ts';
import { STOLEN } from '../../decision/load/usable-pairs.ts';
import type { ArmDelivery, Delivered, LoadFact, Undelivered } from '../../model/decision/load-fact.ts';
import { ARMS, type Arm } from '../../model/recording/window.ts';
import { pairsText } from '../names.ts';
import type { Phrases } from '../phrases.ts';

const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`;
const partOf = (part: number, whole: number): string => percent(part / Math.max(whole, 1), 1);

const WHOSE = { run: "the run's", rounds: "the rounds'", slices: "the slices'", runs: "the runs'" };

/** Of the machine and of the load that it delivered; each is complete sentences. */
export const LOAD: Phrases<LoadFact> = {
  bottleneck: ({ cpu, during }) =>
    `The load generator was the bottleneck: k6 took ${percent(cpu)} of its CPUs' time during the ${during} (below ${percent(BOTTLENECK)} is needed). Lower the rate, or use a larger runner.`,
  stolen: ({ share }) =>
    `The machine's host took ${percent(share)} of the CPU time away (at most ${percent(MOST_STOLEN)} is allowed). Use a runner that shares its CPUs with fewer others.`,
  'stolen-often': ({ pairs, of, ...paired }) =>
    `The machine's host took CPU time away in ${pairsText(`${pairs} of ${of}`, paired)} (more than ${percent(STOLEN)} of a ${paired.window ?? 'round'}).`,
  'stolen-left-out': ({ pairs, of, ...paired }) =>
    `${pairsText(`${pairs} of ${of}`, paired)} are left out: the machine's host took CPU time away in them.`,
  busy: ({ share, during }) =>
    `The machine was busy: something waited for a CPU in ${percent(share)} of ${WHOSE[during]} time, which latencies include. A larger runner gives a clearer answer.`,
  overloaded: (fact) =>
    "Head cannot sustain base's load: " +
    `it alone fell short in ${pairsText(`${fact.shortIn.head} of ${fact.pairs}`, fact)}, base alone in ${fact.shortIn.base} (${ofBoth(fact)}).${exhausted(fact)}`,
  'left-out': (fact) =>
    `${pairsText(`${fact.leftOut} of ${fact.pairs}`, fact)} are left out: k6 could not deliver the load in them (over all pairs, ${ofBoth(fact)}).`,
  'not-delivered': (fact) => {
    const { leftOut, pairs } = fact;
    const aside =
      leftOut === 0 ? '' : `, and ${pairsText(`${leftOut} of ${pairs}`, fact)} had to be left out`;
    return `The load was not delivered: ${ofBoth(fact)}${aside}.${exhausted(fact)} Lower the rate, or use a larger or quieter runner.`;
  },
  undelivered: (fact) => undeliveredText(fact),
  cancelled: (fact) => `The run was cancelled after ${pairsText(fact.pairs, fact)}.`,
  'few-usable': (fact) => `Only ${pairsText(fact.pairs, fact)} can be used, and it takes ${fact.takes}.`,
  'over-budget': ({ seconds, budgetSeconds, roundMs }) =>
    `This took ${seconds} s of load, and \`policy.budget\` is ${budgetSeconds} s: nothing can be said after fewer than ${FEWEST_PAIRS} pairs of rounds, and at this rate a round takes ${roundMs / 1000} s. A higher rate makes rounds shorter.`,
  unrepeated: ({ seconds, budgetSeconds }) =>
    `It was not measured once more: both attempts would take ${seconds} s of load, and \`policy.budget\` allows ${budgetSeconds} s. Set it to ${seconds}s, or shorten the run.`,
};

/** Where nobody says how many there are to be, and none was dropped, it is by how many there were. */
const ofBoth = ({ base, head }: Delivered): string =>
  base.wanted === null && base.dropped + head.dropped === 0
    ? `base made ${base.iterations} iterations, head ${head.iterations}`
    : `${ofArm('base', base)}; ${ofArm('head', head)}`;

/** "head reached 81.0 % of 100 iterations/s and dropped 19.0 % of its iterations" */
function ofArm(name: Arm, { iterations, dropped, wanted }: ArmDelivery): string {
  const drops = `dropped ${partOf(dropped, iterations + dropped)} of its iterations`;
  if (wanted === null) return `${name} ${drops}`;
  const reached = partOf(Math.min(iterations, wanted.iterations), wanted.iterations);
  return `${name} reached ${reached} of ${wanted.perSecond} iterations/s and ${drops}`;
}

function exhausted(delivered: Delivered): string {
  const arms = ARMS.filter((name) => delivered[name].exhausted);
  return arms.length === 0 ? '' : ` All of k6's VUs were busy on ${arms.join(' and ')}.`;
}

/** Of a run that was driven alone, in the words of a duet's arms. */
function undeliveredText({ exhausted: isBusy, ...fact }: Undelivered): string {
  const { iterations, dropped, iterationRate, targetRate } = fact;
  const exact = (part: number, whole: number) => percent(part / whole, 1);
  const dropping = `dropped ${exact(dropped, iterations + dropped)} of its iterations`;
  const most = `${DROPPED_AT_MOST * 100} %`;
  const [numbers, needed] =
    targetRate === null
      ? [`k6 ${dropping}`, `at most ${most} is allowed`]
      : [
          `k6 reached ${exact(Math.min(iterationRate, targetRate), targetRate)} of ${targetRate} iterations/s and ${dropping}`,
          `at least ${DELIVERED_AT_LEAST * 100} % are needed, and at most ${most} may be dropped`,
        ];
  const [busy, raise] = isBusy
    ? [" All of k6's VUs were busy.", ', raise `maxVUs` where the script sets it,']
    : ['', ','];
  return `The load was not delivered: ${numbers} (${needed}).${busy} Lower the rate${raise} or use a larger or quieter runner.`;
}
