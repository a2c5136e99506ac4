import type { OneFunction } from '../../model/script-check.ts';
import { listed } from '../names.ts';

const MOST = 5;

/** Which of a script's scenarios a rate drives, and which it leaves out. */
export function oneFunctionText({ driven, others }: OneFunction): string {
  const names = others.map(({ scenario, runs }) => {
    return `\`${scenario}\` (${runs === driven.runs ? `\`${runs}\` with other variables` : `\`${runs}\``})`;
  });
  const verb = others.length === 1 ? 'is' : 'are';
  return `\`rate\` drives one function, \`${driven.runs}\` as scenario \`${driven.scenario}\` runs it: ${listed(names, MOST)} ${verb} left out. Take \`rate\` out so that the script's own scenarios decide.`;
}
