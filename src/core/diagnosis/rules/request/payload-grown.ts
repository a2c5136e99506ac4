import type { ArmRecord } from '../../../model/recording/recording.ts';
import { endpointKey } from '../../../model/subject-key.ts';
import { causeFact } from '../../evidence/cause.ts';
import type { Evidence, Rule } from '../../evidence/evidence.ts';
import { seriesOf } from '../../evidence/slowdown.ts';

/** Two runs of one build ask for the same, but not in the same mix: less than this comes of it. */
const FACTOR = 1.5;
/** Less per request fits into a packet that is sent anyway, bytes. */
const MORE = 2048;
/** From here on an answer takes a slow line a second or so, bytes. */
const LARGE = 100_000;
/** One endpoint's part of the time that receiving takes longer, from which on it is the one with larger answers. */
const MOST = 0.6;
/** Receiving that takes longer by less is what the clock makes of it, ms per request. */
const FEWEST_MS = 0.05;

/** Answers have many more bytes than on base. */
export const payloadGrown: Rule = {
  id: 'payload-grown',
  find(evidence) {
    const [head, base] = [bytesOf(evidence.head), evidence.base === null ? null : bytesOf(evidence.base)];
    if (head === null || base === null || head < FACTOR * base || head - base < MORE) return [];
    const endpoint = grownOf(evidence);
    const receiving = {
      base: receivingOf(evidence.base, endpoint),
      head: receivingOf(evidence.head, endpoint),
    };
    const longer = Math.max(0, (receiving.head ?? 0) - (receiving.base ?? 0));
    return [
      causeFact(evidence, {
        ...{ rule: 'payload-grown', category: 'network', isNew: true, confidence: 'likely' },
        ...{ endpoints: [endpoint], msPerRequest: longer >= FEWEST_MS ? longer : null },
        fixable: { low: 0.5, high: 1 },
        numbers: {
          bytes: { base, head },
          receivingMs: receiving,
          ...(endpoint !== null && {
            more: { base: null, head: moreOf(evidence.head, endpoint, head - base) },
          }),
        },
        atLeast: head - base >= LARGE ? 'medium' : 'low',
      }),
    ];
  },
};

/** Of an average request; null: not recorded. */
function bytesOf({ load: { receivedBytes }, overall }: ArmRecord): number | null {
  return receivedBytes === undefined || overall.requests === 0 ? null : receivedBytes / overall.requests;
}

/** Of each of an endpoint's answers, where all that came more is theirs, bytes. */
function moreOf(arm: ArmRecord, endpoint: string, moreOfAll: number): number {
  const own = seriesOf(arm, endpoint)?.requests ?? 0;
  return own === 0 ? 0 : (moreOfAll * arm.overall.requests) / own;
}

const receivingOf = (arm: ArmRecord | null, endpoint: string | null): number | null =>
  arm === null ? null : (seriesOf(arm, endpoint)?.phases.receiving?.mean ?? null);

/** The endpoint whose answers take longer to receive, where it is one; null: several, or it cannot be told. */
function grownOf({ head, base }: Evidence): string | null {
  const longer = head.endpoints.map((one) => {
    const endpoint = endpointKey(one);
    const [after, before] = [receivingOf(head, endpoint), receivingOf(base, endpoint)];
    const ms = after === null || before === null ? 0 : Math.max(0, after - before);
    return { endpoint, ms, all: ms * one.requests };
  });
  const [first] = longer.toSorted((a, b) => b.all - a.all);
  const sum = longer.reduce((total, { all }) => total + all, 0);
  return first !== undefined && first.ms >= FEWEST_MS && first.all >= MOST * sum ? first.endpoint : null;
}
