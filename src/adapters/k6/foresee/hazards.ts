import type { Hazard } from '../../../core/model/script-check.ts';
import type { ForeseeRequest } from '../../../ports/load-generator.ts';
import { type EndpointName, endpointKey } from '../collect/endpoint-name.ts';
import { unjudgedThresholds } from '../collect/thresholds.ts';
import { thresholdsOf } from '../collect/without-address.ts';
import type { Flights } from '../duet/plan/first-try.ts';
import { lifetimeOf } from '../duet/plan/lifetime.ts';
import { chooseFunction } from '../run/one-function.ts';
import { drivenBy, type Job } from '../run/prepare.ts';
import { sourceOf } from '../script/asks-about-itself.ts';
import { otherProtocols } from '../script/protocols.ts';

export type SeenInput = {
  /** with all of the script's own load */
  readonly job: Job;
  readonly flights: Flights;
  readonly request: ForeseeRequest;
  /** whether all of the script's load is driven */
  readonly isWhole: boolean;
};

/** What in the script hurts, as far as its source, its options and one iteration show. */
export async function hazardsOf(input: SeenInput): Promise<readonly Hazard[]> {
  return [...(await ofSource(input)), ...ofIteration(input), ...(input.isWhole ? [] : ofRounds(input))];
}

async function ofSource({ job, request }: SeenInput): Promise<readonly Hazard[]> {
  const { script, imports, asks } = job;
  const addresses = imports.filter((name) => /^https?:/.test(name));
  const leaves = request.workload.rate === null ? null : chooseFunction(job.inspected.scenarios).leaves;
  const usesAddress = /\bBASE_URL\b/.test(await sourceOf(script, imports));
  return [
    ...(leaves === null ? [] : [{ kind: 'one-function', ...leaves } as const]),
    ...(usesAddress || !request.local ? [] : [{ kind: 'no-base-url' } as const]),
    ...(addresses.length === 0 ? [] : [{ kind: 'remote-imports', addresses } as const]),
    ...(asks.all.length === 0 || request.inDuet || request.workload.rate === null
      ? []
      : [{ kind: 'asks', asks: asks.all } as const]),
    ...(asks.counts.length === 0 || !request.inDuet || request.hasReset === true
      ? []
      : [{ kind: 'counts', asks: asks.counts } as const]),
  ];
}

function ofIteration({ job, flights, request }: SeenInput): readonly Hazard[] {
  const { head } = flights;
  const own = new URL(request.baseUrls.head).host;
  const hosts = [...head.hosts].filter((host) => host !== own);
  const names = head.endpoints.filter(isRenamed).map(endpointKey);
  const protocols = otherProtocols(job.imports);
  return [
    ...(head.thrown === null ? [] : [{ kind: 'threw', text: head.thrown } as const]),
    ...(head.failing === null ? [] : [{ kind: 'failed-requests', text: head.failing } as const]),
    ...(head.endpoints.length > 0 ? [] : [{ kind: 'no-requests' } as const]),
    ...(hosts.length === 0 || !request.local ? [] : [{ kind: 'elsewhere', hosts } as const]),
    ...(names.length === 0 ? [] : [{ kind: 'renamed', names } as const]),
    ...(protocols.length === 0 ? [] : [{ kind: 'protocols', protocols } as const]),
  ];
}

/** Of a script's own names nothing is changed. */
const isRenamed = ({ name, path }: EndpointName): boolean =>
  (path !== null || /^https?:/.test(name)) && name.includes(':id');

function ofRounds({ job, flights }: SeenInput): readonly Hazard[] {
  const { setupData, ms } = lifetimeOf(job, flights);
  const { own } = job.asks;
  return [
    ...(own.length > 0 ? [{ kind: 'asks', asks: own } as const] : []),
    ...(setupData ? [{ kind: 'setup-data', ownMs: ms } as const] : []),
    ...unjudgedThresholds(thresholdsOf(job), drivenBy(job)).map((one): Hazard => {
      return { kind: 'unjudged-threshold', ...one };
    }),
  ];
}
