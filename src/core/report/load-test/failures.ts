import type { Judgement } from '../../model/judgement/judgement.ts';
import type { LoadTest, TestedEndpoint } from '../../model/judgement/load-test.ts';
import type { Failure } from '../../model/recording/series.ts';
import { endpointKey } from '../../model/subject-key.ts';
import { failureKind } from '../../words/answers/failure-kind.ts';
import { shareText } from '../../words/load-test/counts.ts';

/** What failed in one way. */
export type FailureRow = {
  /** "503", "connection refused, 1212", "exception in the script" */
  readonly kind: string;
  /** "144 of 1448 (9.9 %)" requests, or iterations of an exception */
  readonly head: string;
  /** null: there is no base */
  readonly base: string | null;
  /** where it happened most, or what was said; text of others */
  readonly example: string;
};

/** What requests of head failed with, the commonest first, and what the script threw. */
export function failureRows({ head, base }: Judgement, loadTest: LoadTest): readonly FailureRow[] {
  const kinds = Map.groupBy(
    loadTest.endpoints.flatMap((endpoint) =>
      endpoint.head.failures.map((failure) => ({ endpoint, failure })),
    ),
    ({ failure }) => failureKind(failure),
  );
  const rows = [...kinds]
    .map(([kind, all]) => ({ kind, all, count: sumOf(all.map(({ failure }) => failure)) }))
    .toSorted((a, b) => b.count - a.count)
    .map(({ kind, all, count }) => rowOf(kind, count, all, loadTest));
  return [...rows, ...exceptions(head, base)];
}

type Failed = { readonly endpoint: TestedEndpoint; readonly failure: Failure };

function rowOf(
  kind: string,
  count: number,
  all: readonly Failed[],
  { all: whole, endpoints }: LoadTest,
): FailureRow {
  const [most] = all.toSorted((a, b) => b.failure.count - a.failure.count);
  const before = endpoints
    .flatMap(({ base }) => base?.failures ?? [])
    .filter((failure) => failureKind(failure) === kind);
  return {
    kind,
    head: shareText(count, whole.head.requests),
    base: whole.base === undefined ? null : shareText(sumOf(before), whole.base.requests),
    example: most === undefined ? '' : exampleOf(most),
  };
}

const sumOf = (failures: readonly Failure[]): number => failures.reduce((sum, { count }) => sum + count, 0);

const exampleOf = ({ endpoint, failure }: Failed): string =>
  `${endpointKey(endpoint)}: ${shareText(failure.count, endpoint.head.requests)}`;

/** k6 counts an iteration that threw as one. */
function exceptions(head: Judgement['head'], base: Judgement['base']): readonly FailureRow[] {
  const thrown = head?.load.exceptions;
  if (head === null || thrown === undefined) return [];
  const before = base?.load.exceptions?.iterations ?? 0;
  const all = (side: NonNullable<Judgement['head']>, bad: number) =>
    shareText(bad, Math.max(side.load.iterations, bad));
  return [
    {
      kind: 'exception in the script (iterations)',
      head: all(head, thrown.iterations),
      base: base === null ? null : all(base, before),
      example: thrown.firstLine,
    },
  ];
}
