import { describe, expect, test } from 'vitest';
import { readContext } from '../../../../src/adapters/actions/context.ts';
import { completeContext } from '../../../../src/adapters/github/runs/complete-context.ts';
import { createHastyClock } from '../../../support/hasty-clock.ts';
import { clientOf, emulated, REPOSITORY } from '../emulated.ts';

const bare = () =>
  readContext(
    {
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_RUN_ID: '300',
    },
    {},
  );

const asking = (say: (text: string) => void = () => {}) => ({ clock: createHastyClock(), say });

describe('a context that the runner left incomplete', () => {
  test('gets repository id and workflow from the run itself', async () => {
    const emulator = await emulated();
    emulator.addRun({ id: 300, headSha: 'a'.repeat(40), path: '.github/workflows/gate.yml@refs/heads/main' });
    const { source } = await completeContext(bare(), clientOf(emulator), REPOSITORY, asking());
    expect(source).toMatchObject({
      repositoryId: 1,
      headRepositoryId: 1,
      workflow: '.github/workflows/gate.yml',
    });
    expect(emulator.violations).toEqual([]);
  });

  test('gets the repository id alone where the run may not be read', async () => {
    const emulator = await emulated();
    const client = clientOf(emulator, emulator.addToken({ actions: 'none' }));
    const said: string[] = [];
    const asked = asking((text) => void said.push(text));
    const { source } = await completeContext(bare(), client, REPOSITORY, asked);
    expect(said).toEqual([expect.stringContaining('Add `actions: read` under `permissions:`')]);
    expect(source).toMatchObject({ repositoryId: 1, workflow: '' });
    expect(emulator.violations).toEqual([]);
  });

  test('stays as it is when nobody answers', async () => {
    const emulator = await emulated();
    for (const _ of [1, 2])
      emulator.fault({ method: 'GET', path: /./, times: 20, effect: { kind: 'reset' } });
    expect(await completeContext(bare(), clientOf(emulator), REPOSITORY, asking())).toEqual(bare());
    expect(emulator.violations).toEqual([]);
  });

  test('asks nothing when nothing is missing', async () => {
    const emulator = await emulated();
    const context = bare();
    const whole = { ...context, source: { ...context.source, repositoryId: 1, workflow: 'x' } };
    expect(await completeContext(whole, clientOf(emulator), REPOSITORY, asking())).toBe(whole);
    expect(emulator.requests).toEqual([]);
  });
});
