import { expect, test } from 'vitest';
import type { Publisher } from '../../src/ports/publisher.ts';
import type { Emulator } from '../support/github/emulator.ts';
import type { Fault } from '../support/github/faults.ts';
import { samplePublication } from './samples.ts';

/** What a publisher that speaks to GitHub is tested with. */
export type PublisherUnderTest = {
  /** A publisher that writes to this emulator with this token. */
  create(emulator: Emulator, token: string): Publisher;
  start(): Promise<Emulator>;
  /** the YAML line that mends a missing permission */
  permission: string;
};

type Trouble = { readonly name: string; readonly effect: Fault['effect']; readonly says: RegExp };

const reply = (status: number, message: string): Fault['effect'] => ({
  kind: 'reply',
  reply: { status, body: { message } },
});

const TROUBLE: readonly Trouble[] = [
  { name: 'a refused token (401)', effect: reply(401, 'Bad credentials'), says: /401.*github-token/ },
  { name: 'a 404', effect: reply(404, 'Not Found'), says: /404.*permissions:/ },
  { name: 'a 422 that is not about length', effect: reply(422, 'Validation Failed'), says: /422/ },
  { name: 'a server that keeps failing (500)', effect: reply(500, 'Server Error'), says: /500/ },
  { name: 'a connection that is cut', effect: { kind: 'reset' }, says: /no answer from GitHub/ },
  {
    name: 'a rate limit of an hour',
    effect: {
      kind: 'reply',
      reply: {
        status: 403,
        headers: { 'retry-after': '3600' },
        body: { message: 'You have exceeded a secondary rate limit.' },
      },
    },
    says: /rate limit/,
  },
];

/** Whatever GitHub does, a publisher answers with a receipt that a user can act upon. */
export function publisherContract({ create, start, permission }: PublisherUnderTest): void {
  test.each(TROUBLE)('$name is a failed receipt, not an error', async ({ effect, says }) => {
    const emulator = await start();
    for (const method of ['GET', 'POST', 'PATCH']) {
      emulator.fault({ method, path: /./, times: 100, effect });
    }
    const receipt = await create(emulator, emulator.token).publish(samplePublication('fail'));
    expect(receipt.state).toBe('failed');
    expect(receipt.text).toMatch(says);
    expect(emulator.violations).toEqual([]);
  });

  test("a fork's token is a failed receipt that names the permission", async () => {
    const emulator = await start();
    const receipt = await create(emulator, emulator.forkToken).publish(samplePublication('fail'));
    expect(receipt.state).toBe('failed');
    expect(receipt.text).toContain(`\`${permission}\``);
    expect(receipt.text).toMatch(/fork/);
    expect(emulator.violations).toEqual([]);
  });

  test('announcing never throws', async () => {
    const emulator = await start();
    emulator.fault({ method: 'POST', path: /./, times: 100, effect: { kind: 'reset' } });
    const announced = create(emulator, emulator.token).announce?.() ?? Promise.resolve();
    await expect(announced).resolves.toBeUndefined();
    expect(emulator.violations).toEqual([]);
  });
}
