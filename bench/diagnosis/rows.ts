import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Verdict } from '../../src/core/model/judgement/verdict.ts';
import type { Crash, Frame } from '../support/cells.ts';
import { type Attribution, attributionOf, type Times } from './attribution.ts';
import type { Cell } from './cells.ts';

export type Row = Frame & {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly seconds: number;
  /** in their order: rule, whether it is new in head, severity, endpoints */
  readonly findings: readonly {
    readonly rule: string;
    readonly isNew: boolean;
    readonly severity: string;
    readonly endpoints: readonly string[];
    readonly title: string;
  }[];
  /** what was not as wanted, sentences; empty: all was */
  readonly wrongs: readonly string[];
  /** of two causes at once: what share each has, and is said to have; absent: there is one */
  readonly attribution?: Attribution;
};

export type Line = Row | Crash;

export const isRow = (line: Line): line is Row => !('error' in line);

/** `times`: what each of two causes adds; null: there is one */
export function rowOf(
  frame: Frame,
  cell: Cell,
  judgement: Pick<Judgement, 'findings' | 'verdict' | 'reason'>,
  { seconds, times }: { readonly seconds: number; readonly times: Times | null },
): Row {
  const findings = judgement.findings.map(({ rule, isNew, severity, endpoints, title }) => {
    return { rule, isNew, severity, endpoints, title };
  });
  const { verdict, reason } = judgement;
  const attribution = times === null ? {} : { attribution: attributionOf(cell, times, judgement.findings) };
  return { ...frame, verdict, reason, seconds, findings, wrongs: wrongsOf(cell, findings), ...attribution };
}

function wrongsOf({ wanted }: Cell, findings: Row['findings']): readonly string[] {
  if (wanted === null) {
    const alarms = findings.filter(({ isNew, severity }) => isNew && ['critical', 'high'].includes(severity));
    return alarms.map(({ title }) => `a new finding where nothing is: ${title}`);
  }
  const [first] = findings;
  if (first === undefined) return ['no finding'];
  const { rule, endpoint } = wanted;
  if (!rule.includes(first.rule)) return [`the first finding is ${first.rule}: ${first.title}`];
  if (endpoint === null || first.endpoints[0] === endpoint) return [];
  return [`it names ${first.endpoints.join(', ') || 'no endpoint'}`];
}
