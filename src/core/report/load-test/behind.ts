import type { Judgement } from '../../model/judgement/judgement.ts';
import type { LoadTest } from '../../model/judgement/load-test.ts';
import { quantity } from '../../model/quantity.ts';
import { endpointKey } from '../../model/subject-key.ts';
import type { Statistic, Target } from '../../model/targets/target.ts';
import { mostFailedText } from '../../words/load-test/counts.ts';
import type { Behind, Missed } from '../../words/load-test/to-do.ts';
import { failedChecks } from './checks.ts';
import { deliveredRows } from './delivered.ts';

/** What is behind a missed target of all requests, as far as the run shows it: endpoints, checks, the load. */
export function behindTarget(target: Target, judgement: Judgement, loadTest: LoadTest): Missed['behind'] {
  const { metric, of, statistic = 'p95', limit } = target;
  if (of.kind !== 'overall') return { what: 'latency', all: [] };
  switch (metric) {
    case 'latency':
      return { what: 'latency', all: slowest(loadTest, statistic, limit) };
    case 'ttfb':
      return { what: 'latency', all: slowest(loadTest, statistic, 0) };
    case 'error-rate':
    case 'availability':
      return { what: 'errors', all: mostFailed(loadTest) };
    case 'checks':
      return {
        what: 'checks',
        all: failedChecks(judgement.head?.checks ?? []).map(({ name, passes, fails }) => ({
          ...{ name, figure: `${fails} of ${passes + fails}` },
        })),
      };
    case 'rps':
    case 'transactions':
    case 'vus':
      return {
        what: 'load',
        all: deliveredRows(judgement, loadTest).flatMap(({ arm, text }) =>
          arm === 'head' ? [{ name: '', figure: text }] : [],
        ),
      };
    default:
      return { what: 'latency', all: [] };
  }
}

/** Endpoints beyond a limit in ms. */
function slowest({ endpoints }: LoadTest, statistic: Statistic, limit: number): readonly Behind[] {
  return endpoints
    .flatMap((endpoint) => {
      const value = endpoint.head.latency[statistic];
      return value === undefined || value < limit ? [] : [{ name: endpointKey(endpoint), value }];
    })
    .toSorted((a, b) => b.value - a.value)
    .map(({ name, value }) => ({ name, figure: `${statistic} ${quantity(value, 'ms')}` }));
}

const mostFailed = ({ endpoints }: LoadTest): readonly Behind[] =>
  endpoints
    .filter(({ head }) => head.failed > 0)
    .toSorted((a, b) => b.head.failed - a.head.failed)
    .map((endpoint) => ({ name: endpointKey(endpoint), figure: mostFailedText(endpoint.head) }));
