import type { Comparing, Judgement, Side } from '../../model/judgement/judgement.ts';
import type { LoadTest } from '../../model/judgement/load-test.ts';
import { machineOf } from '../../model/machine.ts';
import { quantity, significant } from '../../model/quantity.ts';
import { several } from '../names.ts';
import { plateauText } from '../notes/shape.ts';

/** Something that was set, by its name. */
export type Setting = { readonly name: string; readonly text: string };

/** With what load, for how long and where it was measured; texts may hold code. */
export function settingsOf({ comparing }: Judgement, head: Side, loadTest: LoadTest): readonly Setting[] {
  const { workload, load, environment, generator } = head;
  const plateau = comparing?.plateau;
  const own = `${code(workload.script)}: ${workload.profile}`;
  const asked = askedText(loadTest);
  return [
    {
      name: 'Target load',
      text: [
        asked === null ? own : `${asked} (${own})`,
        ...(plateau === undefined ? [] : [plateauText(plateau)]),
      ].join(', '),
    },
    { name: 'Duration', text: durationText(load.durationMs, comparing) },
    {
      name: 'Environment',
      text: `${code(workload.environment)} on ${machineOf(environment)}, ${generator.name} ${generator.version}`,
    },
  ];
}

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

/** "100 iterations/s", "20 virtual users", "20 virtual users and 5 iterations/s"; null: none was asked for. */
export function askedText({ asked: { rate, users } }: Pick<LoadTest, 'asked'>): string | null {
  const parts = [
    ...(users === null ? [] : [several(users.most, 'virtual user')]),
    ...(rate === null ? [] : [`${plainNumber(rate)} iterations/s`]),
  ];
  return parts.length === 0 ? null : parts.join(' and ');
}

/** What was set, and not measured: three digits at most, and none that say nothing. */
export const plainNumber = (value: number): string => String(Number(value.toPrecision(3)));

function durationText(ms: number, comparing: Comparing | undefined): string {
  const seconds = quantity(ms, 'ms').endsWith(' s') ? quantity(ms, 'ms') : `${significant(ms / 1000)} s`;
  if (comparing?.way !== 'duet') return `${seconds} of judged load`;
  const { pairs, roundMs, sideBySide, inTurns } = comparing;
  const window = inTurns ? 'whole run' : sideBySide ? 'slice' : 'round';
  return `${seconds} of judged load on each side, in ${several(pairs, window)} of ${plainNumber(roundMs / 1000)} s`;
}
