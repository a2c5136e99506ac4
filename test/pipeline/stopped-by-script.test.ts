import { expect, test } from 'vitest';
import { gate } from '../../src/pipeline/gate.ts';
import { StoppedByScript } from '../../src/ports/errors.ts';
import { contextOf, createWorld, startedConfig, type Wishes } from './world.ts';

const STOPPED = new StoppedByScript(
  "The script's teardown() stops the application at http://a.",
  'Leave that out.',
);

async function run(wishes: Wishes, app = 'start: serve', more = '') {
  const world = createWorld({ noise: 0.02, ...wishes });
  const config = startedConfig(`policy: { seed: 2 }\n${more}`, app);
  const { judgement } = await gate(config, contextOf(), world.ports, new AbortController().signal);
  expect([...world.running, ...world.folders]).toEqual([]);
  const starts = world.starts.map(({ arm }) => arm);
  return { judgement, starts, said: world.said.join('\n') };
}

/** Opens the duet only where teardown() is left out. */
const stops: Wishes['open'] = ({ teardown }) => {
  if (teardown !== false) throw STOPPED;
};

test('applications that the script stopped are started anew, and driven in turns without its teardown()', async () => {
  const { judgement, starts, said } = await run({ open: stops });
  expect(judgement).toMatchObject({ verdict: 'pass', comparing: { way: 'duet' } });
  expect(starts.slice(0, 4).toSorted()).toEqual(['base', 'base', 'head', 'head']);
  expect(said).toContain('Both are restarted, and it is left out.');
});

test('an application that nobody stopped is started as often as ever, with teardown()', async () => {
  const asked: unknown[] = [];
  const { starts } = await run({ open: ({ teardown }) => void asked.push(teardown) });
  expect(asked).toEqual([true]);
  expect(starts.slice(0, 2).toSorted()).toEqual(['base', 'head']);
});

test('what cannot be started again is no fault of head, and the script is named', async () => {
  const once = 'start: serve, setup: seed, stop: drop';
  const { judgement } = await run({ open: stops }, once);
  expect(judgement).toMatchObject({ verdict: 'invalid', reason: `${STOPPED.message} ${STOPPED.hint}` });
});

test('head that is driven alone is started anew too', async () => {
  const alone: Wishes['alone'] = (nth) => {
    if (nth === 1) throw STOPPED;
    return {};
  };
  const { judgement, starts } = await run({ alone }, 'start: serve', 'compare: { mode: stored }\n');
  expect(judgement.verdict).toBe('no-baseline');
  expect(starts).toEqual(['head', 'head']);
});
