import type { Config } from '../core/config/config.ts';
import { lastWordOf, unjudgedBy } from '../core/decision/stored/last-word.ts';
import type { Baseline } from '../core/model/baseline.ts';
import type { Judgement } from '../core/model/judgement/judgement.ts';
import type { Reason } from '../core/model/judgement/reason.ts';
import { definitionOf } from '../core/model/metric.ts';
import { listed, subjectOfName } from '../core/words/names.ts';
import type { RunContext } from '../ports/run-context.ts';
import { type Measured, troubleText } from './alone/record.ts';
import { chooseWay } from './choose-way.ts';
import { type DuetResult, duet } from './duet/duet.ts';
import { decide } from './judge.ts';
import type { Ports } from './ports.ts';
import type { Rules } from './rules/rules.ts';

export type Settled = { readonly judgement: Judgement; readonly measured: Measured };

/**
 * Decides. Where earlier runs accuse the change or leave it open, a duet in the same job has the last word, if base can
 * be started and the duet comes to an answer: their noise is that of other machines and other days. `rules`: that a duet
 * brings with it.
 */
export async function settle(
  measured: Measured,
  baseline: Baseline,
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  rules: Rules | null = null,
): Promise<Settled> {
  const judgementOf = (what: Measured) => decide(what, baseline, config, context, ports);
  const first = judgementOf(measured);
  if (!isUnsettled(first, config) || signal.aborted) return { judgement: first, measured };
  const said = `Earlier runs alone would have said ${first.verdict}: ${first.reason}.`;
  const result = await tryDuet(said, config, context, ports, signal, rules);
  if (result === null) return { judgement: first, measured };
  const last = measuredBy(result);
  const answer = last === null ? null : judgementOf(last);
  const word = last?.kind === 'head-broken' ? 'settled' : answer && lastWordOf(answer, first);
  const could = answer === null ? `could not: ${textOf(result)}` : unsettled(answer, first);
  const open = ports.mask(`A side-by-side comparison was to settle this and ${could}`);
  const stands = word === 'settled' || word === 'open' ? last : null;
  const came = word === 'settled' ? 'settled' : 'did not settle';
  const note = stands === null ? open : `${said} A side-by-side comparison ${came} it.`;
  ports.log.write(word === 'settled' ? 'info' : 'warning', note);
  const final = await noted(stands ?? measured, note, ports);
  const judgement = judgementOf(final);
  const notes = final.kind === 'recorded' ? judgement.notes : [note, ...judgement.notes];
  return { judgement: { ...judgement, notes }, measured: final };
}

/** null: there is nothing to drive beside head, and nobody would expect it. */
async function tryDuet(
  said: string,
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  rules: Rules | null,
): Promise<DuetResult | null> {
  const wanted = { ...config, compare: { ...config.compare, mode: 'auto' } } as const;
  const way = await chooseWay(wanted, context, ports);
  if (way.kind === 'stored')
    return way.why === null ? null : { kind: 'unsuitable', text: way.why, detail: '' };
  return ports.log.group('Settle it by comparing base and head side by side', () => {
    ports.log.write('info', said);
    return duet(way, wanted, context, ports, signal, rules);
  });
}

const UNSETTLED: readonly Reason['kind'][] = ['regression', 'errors', 'inconclusive'];

/** Only where stored runs were asked for: elsewhere a duet was tried, or there is no base to try it with. */
function isUnsettled({ reasons }: Judgement, { compare }: Config): boolean {
  if (compare.mode !== 'stored' || compare.escalate !== 'duet') return false;
  return reasons.some(({ kind }) => UNSETTLED.includes(kind));
}

/** What a duet found of the change; null: nothing, and then the earlier runs have to do. */
function measuredBy(result: DuetResult): Measured | null {
  if (result.kind === 'head-broken') return result;
  return result.kind === 'recorded' && result.recording.validity.valid ? result : null;
}

/** Why what earlier runs say stands beside a duet that could be judged. */
function unsettled(answer: Judgement, first: Judgement): string {
  const unjudged = Map.groupBy(unjudgedBy(answer, first), subjectOfName);
  if (unjudged.size === 0) return `could not: ${answer.reason}.`;
  const names = [...unjudged].map(([name, figures]) => {
    const titles = figures.map(({ metric }) => definitionOf(metric).title);
    return `${titles.join(', ')} of ${name}`;
  });
  return `did not judge ${listed(names, 3, '; ')}: what earlier runs say of it stands.`;
}

function textOf(result: DuetResult): string {
  if (result.kind !== 'recorded') return troubleText(result);
  const { validity } = result.recording;
  return validity.valid ? '' : validity.reasons.join(' ');
}

/** With the note in the recording on disk too, which the duet's may have replaced. */
async function noted(measured: Measured, note: string, ports: Ports): Promise<Measured> {
  if (measured.kind !== 'recorded') return measured;
  const recording = { ...measured.recording, notes: [note, ...measured.recording.notes] };
  const path = await ports.files.write('recording.json', `${JSON.stringify(recording)}\n`);
  return { kind: 'recorded', recording, path };
}
