import { createMask, secretsOf } from '../config/secrets.ts';
import type { ChangedSetting, RulesChange, Written } from '../model/decision/rules-change.ts';
import { listed, nameOf } from './names.ts';

const ALONE = {
  'takes-start-out': 'takes out what starts the application',
  'fixes-port': 'fixes `app.port`',
};

/** What a change does to the rules and to its workload, sentences. */
export function rulesText({ judge, rules, accepts, workload, alone }: RulesChange): string {
  const names = accepts.map(({ metric, endpoint }) => `${metric} of ${nameOf(endpoint)}`).join(', ');
  const ofRules =
    judge === 'head'
      ? `This change also changes the rules that it is judged by: ${changes(rules)}.`
      : `The rules of base judge this change (policy.from: base), not those that it is run with: ${changes(rules)}.`;
  return [
    ...(rules.length === 0 ? [] : [ofRules]),
    ...(accepts.length === 0 ? [] : [`What it accepts itself does not count before it is merged: ${names}.`]),
    ...(workload.length === 0
      ? []
      : [`This change also changes the load that it is measured with: ${changes(workload)}.`]),
    ...(alone ? [`This change also ${ALONE[alone]}, so that base is not driven beside it.`] : []),
  ].join(' ');
}

/** Each as `name before → after`; long values are cut, variables and headers without their values. */
const changes = (all: readonly ChangedSetting[]): string =>
  all
    .map(({ name, before, after }) => {
      const [was, is] = [shown(before, name), shown(after, name)];
      return `${name} ${was} → ${is === was ? 'others' : is}`;
    })
    .join(', ');

const LONGEST = 80;

/** Where the values of variables and headers stand, and what is shown in their place. */
const VALUES: Readonly<Record<string, readonly [RegExp, string]>> = {
  'workload.env': [/=[\s\S]*/, '=…'],
  'workload.headers': [/: [\s\S]*/, ': …'],
  'workload.requests': [/ \{[\s\S]*/, ' {…}'],
};

function shown(value: Written, name: string): string {
  if (value === null || value.length === 0) return 'nothing';
  if (typeof value === 'string') return cut(createMask(secretsOf({ [name]: value }))(value));
  const hidden = VALUES[name];
  const bare = hidden === undefined ? value : value.map((entry) => entry.replace(...hidden));
  return listed(bare.map(cut));
}

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
