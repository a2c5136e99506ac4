import type { CliCommand } from '../command.ts';

export const publishCommand: CliCommand = {
  name: 'publish',
  summary:
    'publish the judgement in --out to the pull request, or what another run measured (inside a workflow)',
  async run(flags, secrets) {
    // Only here: every other command would load GitHub's client for nothing.
    const { publish } = await import('./publish.ts');
    return publish(flags, secrets);
  },
};
