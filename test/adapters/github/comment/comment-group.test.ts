import { describe, expect, test } from 'vitest';
import {
  type CommentOptions,
  createCommentPublisher,
} from '../../../../src/adapters/github/comment/comment-publisher.ts';
import { writeMarker } from '../../../../src/adapters/github/comment/marker.ts';
import { readSections, type Section, writeShared } from '../../../../src/adapters/github/comment/sections.ts';
import type { Publisher, Receipt } from '../../../../src/ports/publisher.ts';
import { publisherContract } from '../../../contracts/publisher.ts';
import { samplePublication, shaOf } from '../../../contracts/samples.ts';
import type { Emulator } from '../../../support/github/emulator.ts';
import { clientOf, emulated, REPOSITORY } from '../emulated.ts';
import { addComment, createTimeline, slowClient, type Timeline } from './comment-scene.ts';

const LEGS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

type Leg = Partial<CommentOptions> & { readonly verdict?: 'pass' | 'warn' | 'fail' };
type Race = { readonly seed?: number; readonly slowestMs?: number };

function publisherOf(
  emulator: Emulator,
  { clock }: Pick<Timeline, 'clock'>,
  leg: Leg,
  race: Required<Race>,
): Publisher {
  return createCommentPublisher({
    client: slowClient(emulator, emulator.token, { clock, ...race }),
    repository: REPOSITORY,
    pullNumber: 7,
    gate: 'checkout',
    group: 'perf',
    runId: 300,
    attempt: 1,
    job: 'gate',
    sha: shaOf(300),
    mode: 'always',
    clock,
    seed: race.seed + 50,
    render: ({ judgement }) => `### ${judgement.verdict}`,
    ...leg,
  });
}

/** Jobs that publish at the same moment; requests and answers take up to `slowestMs` each. */
function publish(emulator: Emulator, legs: readonly Leg[], race: Race = {}): Promise<readonly Receipt[]> {
  const { seed = 1, slowestMs = 400 } = race;
  const timeline = createTimeline();
  return timeline.together(
    legs.map((leg, index) => {
      const publisher = publisherOf(emulator, timeline, leg, { seed: seed * 100 + index, slowestMs });
      return () => publisher.publish(samplePublication(leg.verdict ?? 'pass'));
    }),
  );
}

async function publishOne(emulator: Emulator, leg: Leg): Promise<Receipt | undefined> {
  const [receipt] = await publish(emulator, [leg]);
  return receipt;
}

const sectionsIn = (emulator: Emulator): readonly Section[] =>
  emulator.state.comments.flatMap(({ body }) => readSections(body));
const gatesIn = (emulator: Emulator): readonly string[] => sectionsIn(emulator).map(({ gate }) => gate);
const count = (emulator: Emulator, method: string): number =>
  emulator.requests.filter((request) => request.method === method && !request.url.includes('graphql')).length;

const shared = (sections: readonly Partial<Section>[], group = 'perf'): string =>
  writeShared({
    group,
    sections: sections.map((section) => ({
      gate: 'other',
      runId: 300,
      attempt: 1,
      job: 'gate',
      verdict: 'pass',
      pushes: [],
      text: 'text',
      ...section,
    })),
    maxBytes: 60_000,
    runUrl: null,
  });

describe('a shared comment', () => {
  test.each([1, 2, 3])('holds the sections of eight jobs that write at once (order %i)', async (seed) => {
    const emulator = await emulated();
    const receipts = await publish(
      emulator,
      LEGS.map((gate) => ({ gate })),
      { seed },
    );
    expect(receipts.map(({ state }) => state)).toEqual(LEGS.map(() => 'done'));
    expect(gatesIn(emulator)).toEqual(LEGS);
    expect(emulator.state.comments).toHaveLength(1);
    expect(new Set(receipts.map(({ url }) => url)).size).toBe(1);
    expect(emulator.violations).toEqual([]);
  });

  test('gets a section back that a job overwrote whose request was held up on the way', async () => {
    const emulator = await emulated();
    addComment(emulator, { body: shared([{ gate: 'z' }]) });
    const timeline = createTimeline();
    const race = { seed: 1, slowestMs: 50 };
    const client = slowClient(emulator, emulator.token, { clock: timeline.clock, ...race });
    let held = 0;
    client.hook.before('request', async ({ method }) => {
      if (method === 'PATCH' && held++ === 0) await timeline.clock.sleep(3700);
    });
    const legs = [{ gate: 'a', client }, { gate: 'b' }].map((leg) =>
      publisherOf(emulator, timeline, leg, { ...race, seed: 2 }),
    );
    await timeline.together(legs.map((leg) => () => leg.publish(samplePublication('pass'))));
    expect(gatesIn(emulator)).toEqual(['a', 'b', 'z']);
    expect(emulator.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(3);
    expect(emulator.violations).toEqual([]);
  });

  test('says so where its section does not stay within the time', async () => {
    const emulator = await emulated();
    await publishOne(emulator, { gate: 'first' });
    const lost = { status: 200, body: { html_url: 'https://github.example/x' } };
    emulator.fault({ method: 'PATCH', path: /comments/, times: 100, effect: { kind: 'reply', reply: lost } });
    const receipt = await publishOne(emulator, { gate: 'second' });
    expect(receipt?.state).toBe('failed');
    expect(receipt?.text).toMatch(/overwriting.*30 s.*run the job again/);
    expect(gatesIn(emulator)).toEqual(['first']);
    expect(emulator.violations).toEqual([]);
  });

  test('keeps the section of another workflow whose gate has the same name, and one that names none is replaced', async () => {
    const emulator = await emulated();
    const red = { gate: 'checkout', verdict: 'fail', text: 'red' } as const;
    const sections = [
      { ...red, runId: 200, workflow: 'web.yml' },
      { ...red, runId: 199 },
    ];
    addComment(emulator, { body: shared(sections) });
    const single = writeMarker({
      gate: 'checkout',
      runId: 200,
      attempt: 1,
      job: 'gate',
      workflow: 'web.yml',
    });
    addComment(emulator, { body: `${single}\nits own` });
    await publishOne(emulator, { workflow: 'api.yml' });
    const left = sectionsIn(emulator).map(({ workflow, runId, verdict }) => [workflow, runId, verdict]);
    expect(left).toEqual([
      ['web.yml', 200, 'fail'],
      ['api.yml', 300, 'pass'],
    ]);
    expect(emulator.state.comments).toHaveLength(2);
    expect(emulator.violations).toEqual([]);
  });

  test('that two jobs created at once becomes one: the oldest', async () => {
    const emulator = await emulated();
    const receipts = await publish(emulator, [{ gate: 'a' }, { gate: 'b' }], { seed: 4, slowestMs: 2000 });
    expect(receipts.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(count(emulator, 'POST')).toBe(2);
    expect(count(emulator, 'DELETE')).toBeGreaterThan(0);
    expect(emulator.state.comments.map(({ id }) => id)).toEqual([1000]);
    expect(gatesIn(emulator)).toEqual(['a', 'b']);
    expect(emulator.violations).toEqual([]);
  });

  test('takes the sections of its duplicates over before they are deleted', async () => {
    const emulator = await emulated();
    const oldest = addComment(emulator, { body: shared([{ gate: 'a', verdict: 'warn' }]) });
    addComment(emulator, { body: shared([{ gate: 'a', runId: 200 }, { gate: 'b' }]) });
    addComment(emulator, { body: shared([{ gate: 'c' }]) });
    await publishOne(emulator, {});
    expect(emulator.state.comments.map(({ id }) => id)).toEqual([oldest.id]);
    expect(sectionsIn(emulator).map(({ gate, runId }) => [gate, runId])).toEqual([
      ['a', 300],
      ['b', 300],
      ['c', 300],
      ['checkout', 300],
    ]);
    expect(emulator.violations).toEqual([]);
  });

  test('lets a duplicate be that may not be deleted', async () => {
    const emulator = await emulated();
    addComment(emulator, { body: shared([{ gate: 'a' }]) });
    addComment(emulator, { body: shared([{ gate: 'b' }]) });
    const refusal = { status: 403, body: { message: 'no' } };
    emulator.fault({
      method: 'DELETE',
      path: /comments/,
      times: 100,
      effect: { kind: 'reply', reply: refusal },
    });
    expect(await publishOne(emulator, {})).toMatchObject({ state: 'done' });
    expect(emulator.state.comments).toHaveLength(2);
    expect(count(emulator, 'DELETE')).toBe(1);
    expect(emulator.violations).toEqual([]);
  });

  test('by another author with our marker is left alone', async () => {
    const emulator = await emulated();
    const theirs = shared([{ runId: 999, gate: 'checkout' }]);
    addComment(emulator, { body: theirs, user: { login: 'mallory', type: 'User' }, app: null });
    expect(await publishOne(emulator, {})).toMatchObject({ state: 'done', text: 'created' });
    expect(emulator.state.comments[0]?.body).toBe(theirs);
    expect(readSections(emulator.state.comments[1]?.body ?? '')).toMatchObject([{ runId: 300 }]);
    expect(emulator.violations).toEqual([]);
  });

  test('of another group is another comment', async () => {
    const emulator = await emulated();
    const other = shared([{ gate: 'a' }], 'nightly');
    addComment(emulator, { body: other });
    await publishOne(emulator, {});
    expect(emulator.state.comments[0]?.body).toBe(other);
    expect(emulator.state.comments).toHaveLength(2);
    expect(emulator.violations).toEqual([]);
  });

  test('begins with the worst verdict and how many there are of each', async () => {
    const emulator = await emulated();
    await publish(emulator, [{ gate: 'a' }, { gate: 'b', verdict: 'fail' }, { gate: 'c', verdict: 'warn' }]);
    const [comment] = emulator.state.comments;
    expect(comment?.body.split('\n')[1]).toBe('## ❌ 3 performance gates: 1 fail, 1 warn, 1 pass');
    expect(gatesIn(emulator)).toEqual(['b', 'c', 'a']);
    expect(emulator.violations).toEqual([]);
  });

  test('keeps the section of a later run or attempt, and of another job of the same run', async () => {
    const emulator = await emulated();
    const section = (leg: Leg) => publishOne(emulator, leg);
    await section({ job: 'linux' });
    await section({ job: 'windows' });
    await section({ job: 'linux', attempt: 2, verdict: 'fail' });
    expect(await section({ job: 'linux' })).toMatchObject({ state: 'skipped' });
    const identity = ({ job, runId, attempt }: Section) => [job, runId, attempt];
    expect(sectionsIn(emulator).map(identity)).toEqual([
      ['linux', 300, 2],
      ['windows', 300, 1],
    ]);
    await section({ job: 'windows', runId: 301 });
    expect(await section({ job: 'linux', attempt: 3 })).toMatchObject({
      state: 'skipped',
      text: 'a later run (301) has already written it',
    });
    expect(sectionsIn(emulator).map(identity)).toEqual([['windows', 301, 1]]);
    expect(emulator.violations).toEqual([]);
  });

  test('has one section of a job that was run again, whose key is another one in each attempt', async () => {
    const emulator = await emulated();
    const render: CommentOptions['render'] = (_, _maxBytes, pushes) =>
      pushes.map(({ verdict }) => verdict).join(' → ');
    await publishOne(emulator, { job: 'gate (0a1b2c3d)', verdict: 'fail', render });
    await publishOne(emulator, { job: 'other', verdict: 'warn', render });
    await publishOne(emulator, { job: 'gate (4e5f6a7b)', attempt: 2, render });
    const identity = ({ job, attempt, verdict }: Section) => [job, attempt, verdict];
    const expected = [
      ['other', 1, 'warn'],
      ['gate (4e5f6a7b)', 2, 'pass'],
    ];
    expect(sectionsIn(emulator).map(identity)).toEqual(expected);
    expect(await publishOne(emulator, { job: 'gate (0a1b2c3d)', verdict: 'fail' })).toMatchObject({
      state: 'skipped',
    });
    expect(sectionsIn(emulator).map(identity)).toEqual(expected);
    expect(emulator.violations).toEqual([]);
  });

  test('has a section of each caller of a called workflow', async () => {
    const emulator = await emulated();
    await publish(emulator, [{ job: 'gate (0a1b2c3d)', verdict: 'fail' }, { job: 'gate (4e5f6a7b)' }]);
    expect(sectionsIn(emulator).map(({ job }) => job)).toEqual(['gate (0a1b2c3d)', 'gate (4e5f6a7b)']);
    expect(emulator.violations).toEqual([]);
  });

  test('goes on with the past of the same job, not with the worst of the gate', async () => {
    const emulator = await emulated();
    const render: CommentOptions['render'] = (_, _maxBytes, pushes) =>
      pushes.map(({ verdict, runId }) => `${verdict} ${runId}`).join(' → ');
    await publishOne(emulator, { job: 'linux (0a1b2c3d)', verdict: 'fail', render });
    await publishOne(emulator, { job: 'windows (4e5f6a7b)', verdict: 'warn', render });
    await publishOne(emulator, { job: 'windows (8c9d0e1f)', runId: 301, sha: shaOf(301), render });
    expect(sectionsIn(emulator).map(({ text }) => text)).toEqual(['warn 300 → pass 301']);
    expect(emulator.violations).toEqual([]);
  });

  test('stays away while all is green and it is wanted on change only', async () => {
    const emulator = await emulated();
    const onChange = { mode: 'on-change' } as const;
    expect(await publishOne(emulator, onChange)).toMatchObject({ state: 'skipped' });
    expect(emulator.state.comments).toEqual([]);
    await publishOne(emulator, { ...onChange, gate: 'b', verdict: 'fail' });
    await publishOne(emulator, onChange);
    expect(gatesIn(emulator)).toEqual(['b', 'checkout']);
    expect(emulator.violations).toEqual([]);
  });

  test('that a user deleted is created by the next run, once, and not by the run that wrote it', async () => {
    const emulator = await emulated();
    const timeline = createTimeline();
    const publisher = publisherOf(emulator, timeline, {}, { seed: 1, slowestMs: 1 });
    const again = () => timeline.together([() => publisher.publish(samplePublication('fail'))]);
    await again();
    emulator.state.comments.splice(0);
    expect(await again()).toMatchObject([{ state: 'skipped', text: expect.stringContaining('was deleted') }]);
    expect(emulator.state.comments).toEqual([]);
    await publish(emulator, [
      { gate: 'a', runId: 301 },
      { gate: 'b', runId: 301 },
    ]);
    expect(emulator.state.comments).toHaveLength(1);
    expect(gatesIn(emulator)).toEqual(['a', 'b']);
    expect(emulator.violations).toEqual([]);
  });

  test.each(['POST', 'PATCH'])('is written once when the answer to a %s got lost', async (method) => {
    const emulator = await emulated();
    if (method === 'PATCH') await publishOne(emulator, { gate: 'a' });
    const lost = { kind: 'apply-then', reply: { status: 502, body: { message: 'Bad Gateway' } } } as const;
    emulator.fault({ method, path: /comments/, effect: lost });
    expect(await publishOne(emulator, {})).toMatchObject({ state: 'done' });
    expect(emulator.state.comments).toHaveLength(1);
    expect(gatesIn(emulator)).toContain('checkout');
    expect(count(emulator, method)).toBe(1);
    expect(emulator.violations).toEqual([]);
  });

  test('that may not be edited is written anew, and the next run edits the one that it may', async () => {
    const emulator = await emulated();
    const stuck = addComment(emulator, { body: shared([{ gate: 'a' }]) });
    const refusal = { kind: 'reply', reply: { status: 403, body: { message: 'locked' } } } as const;
    const path = new RegExp(`comments/${stuck.id}$`);
    emulator.fault({ method: 'PATCH', path, times: 100, effect: refusal });
    expect(await publishOne(emulator, {})).toMatchObject({ state: 'done', text: 'created' });
    expect(await publishOne(emulator, { runId: 301 })).toMatchObject({ state: 'done', text: 'updated' });
    expect(emulator.state.comments).toHaveLength(2);
    const written = readSections(emulator.state.comments[1]?.body ?? '');
    expect(written.map(({ gate, runId }) => [gate, runId])).toEqual([
      ['a', 300],
      ['checkout', 301],
    ]);
    expect(emulator.violations).toEqual([]);
  });

  test('that is not begun, as all is green, leaves no old verdict of the gate alone', async () => {
    const emulator = await emulated();
    addComment(emulator, {
      body: `${writeMarker({ gate: 'checkout', runId: 200, attempt: 1, job: 'gate' })}\nold`,
    });
    expect(await publishOne(emulator, { mode: 'on-change', verdict: 'pass' })).toMatchObject({
      state: 'skipped',
    });
    expect(emulator.state.comments).toEqual([]);
    expect(emulator.violations).toEqual([]);
  });

  test('takes the place of the comment that the gate had of its own, and of no other', async () => {
    const emulator = await emulated();
    const single = (gate: string) => `${writeMarker({ gate, runId: 200, attempt: 1, job: 'gate' })}\nold`;
    addComment(emulator, { body: single('checkout') });
    const other = addComment(emulator, { body: single('search') });
    await publishOne(emulator, {});
    expect(emulator.state.comments).toHaveLength(2);
    expect(emulator.state.comments[0]).toBe(other);
    expect(emulator.violations).toEqual([]);
  });

  test('tells in each section what was fixed there', async () => {
    const emulator = await emulated();
    const render: CommentOptions['render'] = (_, _maxBytes, pushes) =>
      pushes.map(({ verdict, runId }) => `${verdict} ${runId}`).join(' → ');
    await publishOne(emulator, { gate: 'a', render, verdict: 'fail' });
    await publishOne(emulator, { gate: 'b', render });
    await publishOne(emulator, { gate: 'a', render, runId: 301, sha: shaOf(301) });
    expect(sectionsIn(emulator).map(({ text }) => text)).toEqual(['fail 300 → pass 301', 'pass 300']);
    expect(emulator.violations).toEqual([]);
  });

  test('that would be too long shows the longest sections by their first lines and a link', async () => {
    const emulator = await emulated();
    const long = (bytes: number) => `### long\n\n**fail**: reason\n\n<details>${'x'.repeat(bytes)}</details>`;
    addComment(emulator, {
      body: shared([
        { gate: 'a', runId: 299, text: long(25_000) },
        { gate: 'b', text: long(15_000) },
        { gate: 'c' },
      ]),
    });
    const rooms: number[] = [];
    const render: CommentOptions['render'] = (_, maxBytes) => {
      rooms.push(maxBytes);
      return long(maxBytes - 100);
    };
    await publishOne(emulator, { render });
    const [comment] = emulator.state.comments;
    const texts = Object.fromEntries(sectionsIn(emulator).map(({ gate, text }) => [gate, text]));
    expect(comment?.body.length).toBeLessThanOrEqual(65_536);
    expect(rooms).toHaveLength(1);
    expect(rooms[0]).toBeGreaterThan(20_000);
    expect(texts['checkout']).toContain('xxx');
    expect(texts['b']).toBe(long(15_000));
    expect(texts['c']).toBe('text');

    await publishOne(emulator, { gate: 'd', render });
    const after = Object.fromEntries(sectionsIn(emulator).map(({ gate, text }) => [gate, text]));
    expect(after['a']).toBe(
      '### long\n\n**fail**: reason\n\n_Shortened for length: the rest is in the summary of the [run](https://github.com/acme/shop/actions/runs/299)._',
    );
    expect(after['b']).toBe(long(15_000));
    expect(emulator.violations).toEqual([]);
  });

  test('has every gate in its heading even where hundreds leave no room for all the texts', async () => {
    const emulator = await emulated();
    const many = Array.from({ length: 250 }, (_, index) => ({
      gate: `g${index}`,
      verdict: index === 200 ? ('fail' as const) : ('pass' as const),
      text: `### ${'title '.repeat(50)}`,
    }));
    addComment(emulator, { body: shared(many.slice(0, 100)) });
    addComment(emulator, { body: shared(many.slice(100)) });
    expect(await publishOne(emulator, {})).toMatchObject({ state: 'done' });
    const [comment] = emulator.state.comments;
    expect(comment?.body.length).toBeLessThanOrEqual(65_536);
    expect(comment?.body).toContain('## ❌ 251 performance gates: 1 fail, 250 pass');
    expect(sectionsIn(emulator)[0]?.text).toContain('### title');
    expect(emulator.violations).toEqual([]);
  });

  test('is written smaller when GitHub finds it too long', async () => {
    const emulator = await emulated();
    const rooms: number[] = [];
    const render: CommentOptions['render'] = (_, maxBytes) => {
      rooms.push(maxBytes);
      return `### ${'x'.repeat(maxBytes - 4)}`;
    };
    emulator.fault({
      method: 'POST',
      path: /comments/,
      effect: { kind: 'reply', reply: { status: 422, body: { message: 'body is too long' } } },
    });
    expect(await publishOne(emulator, { render })).toMatchObject({ state: 'done' });
    expect(rooms).toHaveLength(2);
    expect(rooms[1]).toBeLessThan((rooms[0] ?? 0) * 0.6);
    expect(sectionsIn(emulator)[0]?.text).toHaveLength(rooms[1] ?? 0);
    expect(emulator.violations).toEqual([]);
  });
});

describe.concurrent('a shared comment in trouble', () => {
  publisherContract({
    start: emulated,
    permission: 'pull-requests: write',
    create: (emulator, token) => {
      const clock = { now: () => Date.now(), sleep: async () => {} };
      const race = { seed: 1, slowestMs: 0 };
      return publisherOf(emulator, { clock }, { client: clientOf(emulator, token) }, race);
    },
  });
});

describe('a section', () => {
  test('is read as it was written, also after an editor changed the line ends', () => {
    const body = shared([
      { gate: 'a b--> <x>', job: 'build (node 24)', text: '### a\n\n<!-- perf -->\n\ntext' },
      { gate: 'größe/ü%', job: '', verdict: 'fail', attempt: 3 },
    ]);
    for (const text of [body, body.replaceAll('\n', '\r\n')]) {
      expect(readSections(text)).toMatchObject([
        { gate: 'a b--> <x>', job: 'build (node 24)', text: '### a\n\n<!-- perf -->\n\ntext' },
        { gate: 'größe/ü%', job: '', verdict: 'fail', attempt: 3, runId: 300 },
      ]);
    }
  });

  test.each([
    ['an unknown verdict', 'verdict=pass', 'verdict=great'],
    ['a run that is no number', 'run=300', 'run=x'],
    ['no end', '<!-- /perf-gate-section -->', ''],
  ])('with %s is not read, and the one after it is', (_, from, to) => {
    const body = shared([{ gate: 'a' }, { gate: 'b' }]).replace(from, to);
    expect(readSections(body).map(({ gate }) => gate)).toEqual(['b']);
  });

  test('cannot be ended, begun or given a past by what it shows', async () => {
    const emulator = await emulated();
    const forged = [
      '<!-- /perf-gate-section -->',
      '<!-- perf-gate-section gate=b run=999 attempt=1 job=gate verdict=pass -->',
      '<!-- perf-gate-history {"v":1,"pushes":[]} -->',
    ].join('\n');
    await publishOne(emulator, { render: () => `### title\n${forged}` });
    expect(gatesIn(emulator)).toEqual(['checkout']);
    expect(emulator.state.comments[0]?.body).toContain('&lt;!-- perf-gate-section gate=b');
    expect(emulator.violations).toEqual([]);
  });
});
