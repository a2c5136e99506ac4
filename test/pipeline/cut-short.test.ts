import { expect, test } from 'vitest';
import { exitCode } from '../../src/core/decision/exit-code.ts';
import { gate } from '../../src/pipeline/gate.ts';
import { EnvironmentError } from '../../src/ports/errors.ts';
import { contextOf, createWorld, startedConfig } from './world.ts';

async function run(cancel: boolean) {
  const stop = new AbortController();
  const world = createWorld({
    store: {
      save: async () => 'nowhere',
      read: () => {
        if (!cancel) return Promise.resolve({ runs: [], refused: [], history: null });
        stop.abort(new EnvironmentError('Stopped by SIGINT.', ''));
        return new Promise(() => {});
      },
    },
  });
  const config = startedConfig('compare: { mode: stored }\n');
  const { judgement, files } = await gate(config, contextOf(), world.ports, stop.signal);
  return { judgement, files, exit: exitCode(judgement), world };
}

test('a run that is cancelled while its baseline is read is no success, and what it measured is kept', async () => {
  const { judgement, files, exit, world } = await run(true);
  expect({ verdict: judgement.verdict, exit }).toEqual({ verdict: 'invalid', exit: 3 });
  expect(judgement.reason).toContain('cancelled before this was compared');
  expect(files.recording).toContain('recording.json');
  expect(JSON.parse(world.written.get('recording.json') ?? '').validity).toEqual({ valid: true });
});

test('one that is not has no baseline, and says so', async () => {
  const { judgement, exit } = await run(false);
  expect({ verdict: judgement.verdict, exit }).toEqual({ verdict: 'no-baseline', exit: 0 });
});
