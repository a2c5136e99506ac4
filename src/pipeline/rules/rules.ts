import type { Config } from '../../core/config/config.ts';
import { type OwnRules, standardRules } from '../../core/config/parse.ts';
import { rulesChange } from '../../core/decision/rules/policy-difference.ts';
import type { RulesChange } from '../../core/model/decision/rules-change.ts';
import type { Judgement } from '../../core/model/judgement/judgement.ts';
import type { Policy } from '../../core/model/policy.ts';
import type { Recording } from '../../core/model/recording/recording.ts';
import { rulesText } from '../../core/words/rules.ts';
import type { ConfigAt, Ports } from '../ports.ts';

/** The rules that a run is judged by, from its first look on: also how it is compared, what with, and whether at all. */
export type Rules = OwnRules & {
  /** whose stored runs and acceptances count */
  readonly gate: string;
  /** base's policy, where it judges; for the recording, so that a replay judges by it too */
  readonly locked: Policy | null;
  /** whether base's rules could not be read, and whether they lock is not known */
  readonly unread?: boolean;
  /** what the change does to the rules, for the second line; null: nothing, or not known */
  readonly change: string | null;
  readonly notes: readonly string[];
};

type Judging = OwnRules & Pick<Config, 'gate'>;
type Own = Judging & Pick<Config, 'policyFrom' | 'workload' | 'app'>;

const NOTE = 'Judged by the policy of base (policy.from: base).';

const picked = ({ policy, compare, baseline, paths, gate }: Judging): Judging => ({
  ...{ policy, compare, baseline, paths, gate },
});

/** Head's. */
export const ownRules = (head: Judging, change: string | null): Rules => ({
  ...{ ...picked(head), locked: null, change, notes: [] },
});

/**
 * Head's rules, or base's where either side says `policy.from: base`: then nothing that the change can write counts, be
 * it an input, a flag, a file or what it accepts. Where base has no rules of its own the standards judge then.
 * `base`: null: it has no configuration. `said`: what else the second line says. `asked`: somebody at a command line
 * says how it is compared and what with, and only the policy can be locked.
 */
export function rulesOf(
  base: ConfigAt | null,
  head: Own,
  said: readonly string[],
  { asked = false } = {},
): Rules {
  const trouble = base?.trouble ?? null;
  const more = [...(trouble === null ? [] : [trouble]), ...said];
  const gate = base?.gate ?? head.gate;
  if (base?.policyFrom !== 'base' && head.policyFrom !== 'base')
    return ownRules(head, sentence(rulesChange(base && { ...base, gate }, head, 'head'), more));
  if (base === null) more.unshift('Base has no configuration, so the standards judge.');
  const { workload, app } = base ?? head;
  const own = picked({ ...(base?.own ?? standards(head)), gate });
  const rules = asked ? policyOnly(own, head) : own;
  const before = { ...rules, workload, app, policyFrom: base?.policyFrom ?? 'head' };
  const change = sentence(rulesChange(before, head, 'base'), more);
  return { ...rules, locked: rules.policy, change, notes: [NOTE] };
}

/** Head's, where base's could not be read: the standard policy alone judges a change that asks for the lock. */
export function unreadRules(head: Own, why: string): Rules {
  if (head.policyFrom !== 'base')
    return { ...ownRules(head, `The rules of base could not be read: ${why}`), unread: true };
  const rules = policyOnly({ ...standards(head), gate: head.gate }, head);
  const change = `The rules of base could not be read, so the standard policy judges: ${why}`;
  return { ...rules, locked: rules.policy, unread: true, change, notes: [] };
}

/** What is accepted lies in the same place for both, rules or none. */
function standards({ policy: { acceptIn } }: Judging): OwnRules {
  const rules = standardRules();
  return { ...rules, policy: { ...rules.policy, ...(acceptIn !== undefined && { acceptIn }) } };
}

/** What is accepted belongs to a gate. */
const policyOnly = ({ policy, gate, compare: { budgetSeconds } }: Judging, head: Judging): Judging => ({
  ...picked(head),
  ...{ policy, gate, compare: { ...head.compare, budgetSeconds } },
});

function sentence(difference: RulesChange | null, more: readonly string[]): string | null {
  const all = [...(difference === null ? [] : [rulesText(difference)]), ...more];
  return all.length === 0 ? null : all.join(' ');
}

/** What a run is judged by, in the place of its own; what only a command line can say stays. */
export function ruled(config: Config, { policy, compare, baseline, paths, gate }: Judging): Config {
  const { baseRevision, seed } = config.compare;
  return {
    ...{ ...config, policy, paths, gate },
    compare: { ...compare, baseRevision, seed },
    baseline: { ...baseline, save: config.baseline.save },
  };
}

/** With the store that the rules name, where they are not the run's own. */
export function withStore(ports: Ports, { baseline }: Config, rules: Rules): Ports {
  const same = JSON.stringify(baseline.store) === JSON.stringify(rules.baseline.store);
  return same ? ports : { ...ports, store: ports.openStore(rules.baseline.store) };
}

/** For the recording; nothing where head's own rules judge it unchanged. */
export function recordedRules({
  change,
  locked,
}: Pick<Rules, 'change' | 'locked'>): Pick<Recording, 'rules'> {
  if (change === null && locked === null) return {};
  return { rules: { ...(change !== null && { change }), ...(locked !== null && { policy: locked }) } };
}

/** The judgement with the second line; a duet's recording brings its own. */
export function withChange(judgement: Judgement, { change }: Pick<Rules, 'change'>): Judgement {
  return change === null ? judgement : { ...judgement, policyChange: change };
}
