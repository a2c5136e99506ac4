import { expect } from 'vitest';
import { createCommentPublisher } from '../../src/adapters/github/comment/comment-publisher.ts';
import type { Verdict } from '../../src/core/model/judgement/verdict.ts';
import { clientOf, emulated, REPOSITORY } from '../adapters/github/emulated.ts';
import { samplePublication, shaOf } from '../contracts/samples.ts';
import { createHastyClock } from './hasty-clock.ts';

export type SharedGate = { readonly gate: string; readonly verdict: Verdict; readonly text: string };

/** The comments of a pull request after gates of one group have published there, one after the other. */
export async function sharedComments(gates: readonly SharedGate[]): Promise<readonly string[]> {
  const emulator = await emulated();
  const job = {
    client: clientOf(emulator),
    ...{ repository: REPOSITORY, pullNumber: 7, group: 'shop', runId: 300, attempt: 1, sha: shaOf(300) },
    ...{ mode: 'always' as const, clock: createHastyClock(), seed: 1 },
  } as const;
  for (const { gate, verdict, text } of gates) {
    const publisher = createCommentPublisher({ ...job, gate, job: gate, render: () => text });
    expect(await publisher.publish(samplePublication(verdict))).toMatchObject({ state: 'done' });
  }
  return emulator.state.comments.map(({ body }) => body);
}
