import type { CliCommand } from '../command.ts';

export const initCommand: CliCommand = {
  name: 'init',
  summary: 'look at the repository and write perf-gate.yml and the workflow',
  async run(flags, secrets) {
    // It reads nothing of what the others need, and they nothing of it.
    const { init } = await import('../init/init.ts');
    return init(flags, secrets);
  },
};
