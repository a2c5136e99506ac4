import { expect, test } from 'vitest';
import { gate } from '../../../src/pipeline/gate.ts';
import { EnvironmentError, UsageError } from '../../../src/ports/errors.ts';
import type { CheckRequest } from '../../../src/ports/load-generator.ts';
import { contextOf, createWorld, startedConfig, type Wishes } from '../world.ts';

/** A pull request's run with this application, and what was asked of the script first. */
async function run(wishes: Wishes, app: string, more = '') {
  const asked: CheckRequest[] = [];
  const check: Wishes['check'] = async (request) => {
    asked.push(request);
    await wishes.check?.(request);
  };
  const world = createWorld({ ...wishes, check });
  const config = startedConfig(`policy: { seed: 2 }\n${more}`, app);
  const whole = gate(config, contextOf(), world.ports, new AbortController().signal);
  return { world, asked, whole };
}

/** Base's files are read for its configuration in any case. */
const undertaken = ({ happened }: { readonly happened: readonly string[] }) =>
  happened.filter((line) => !/^(checkout|remove) /.test(line));

const WAYS = [
  ['in turns', ''],
  ['alone', 'compare: { mode: stored }\n'],
] as const;

test.each(WAYS)('nothing is built or started for a script that cannot be driven %s', async (_way, more) => {
  const why = async () => {
    throw new EnvironmentError('The script makes gRPC calls.', 'Give the gate another.');
  };
  const { world, whole } = await run({ check: why }, 'start: serve, build: make', more);
  expect((await whole).judgement).toMatchObject({
    verdict: 'invalid',
    reason: 'The script makes gRPC calls. Give the gate another.',
  });
  expect(undertaken(world)).toEqual([]);
  const wrong = async () => {
    throw new UsageError([{ where: 'workload.script', line: null, column: null, message: 'no such file' }]);
  };
  const refused = await run({ check: wrong }, 'start: serve, build: make', more);
  await expect(refused.whole).rejects.toThrow(UsageError);
  expect(undertaken(refused.world)).toEqual([]);
});

test('a script that is fine is driven, and only what a command may make is looked for later', async () => {
  const built = await run({}, 'start: serve, build: make');
  expect((await built.whole).judgement.verdict).toBe('pass');
  expect(built.asked).toMatchObject([{ mayBeMade: true, baseUrl: null }]);
  const plain = await run({}, 'start: serve');
  await plain.whole;
  expect(plain.asked).toMatchObject([{ mayBeMade: false, baseUrl: null }]);
});
