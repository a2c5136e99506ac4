import { literal } from '../../../core/script/literal.ts';
import { runShort, type ShortCommand } from '../run/short-command.ts';
import { moduleUrl } from './wrapper.ts';

const TAG = 'perf_gate_exports';

/** Names of what the script exports (`setup`, `handleSummary` and so on); k6 has no command that lists them. */
export async function exportsOf(
  command: Omit<ShortCommand, 'args' | 'input'>,
  script: string,
): Promise<readonly string[]> {
  const input = `import * as user from ${literal(moduleUrl(script))};
export function perfGate() {}
export const options = {
  scenarios: { perf_gate: { executor: 'shared-iterations', exec: 'perfGate' } },
  tags: { ${TAG}: Object.keys(user).join() },
};`;
  const args = ['inspect', '--include-system-env-vars', '--log-format', 'json', '-'];
  const result = await runShort({ ...command, args, input });
  const names: unknown = result.ok ? JSON.parse(result.stdout).tags?.[TAG] : '';
  return typeof names === 'string' && names !== '' ? names.split(',') : [];
}
