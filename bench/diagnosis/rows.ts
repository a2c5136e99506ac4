import type { Judgement } from '../../src/core/model/judgement/judgement.ts';
import type { Verdict } from '../../src/core/model/judgement/verdict.ts';
import type { Crash, Frame } from '../support/cells.ts';
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
};

export type Line = Row | Crash;

export const isRow = (line: Line): line is Row => !('error' in line);

export function rowOf(frame: Frame, cell: Cell, judgement: Judgement, seconds: number): Row {
  const findings = judgement.findings.map(({ rule, isNew, severity, endpoints, title }) => {
    return { rule, isNew, severity, endpoints, title };
  });
  const { verdict, reason } = judgement;
  const row = { ...frame, verdict, reason, seconds, findings };
  return { ...row, wrongs: wrongsOf(cell, row.findings) };
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
