import { expect, test } from 'vitest';
import type { LoadedPage } from '../../../src/core/model/recording/page.ts';
import { decodeRecording } from '../../../src/core/stored/decode.ts';
import { judge } from '../../../src/core/words/judge.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import type { PagesRequest } from '../../../src/ports/load-generator.ts';
import type { RunContext } from '../../../src/ports/run-context.ts';
import { contextOf, createWorld, startedConfig, type Wishes } from '../world.ts';

/** Every page takes so long to load, on either side. */
const taking =
  (ms: { readonly head: number; readonly base: number }): NonNullable<Wishes['pages']> =>
  ({ pages, arm }) =>
    pages.map(({ path, tti }): LoadedPage => {
      const load = { ttfbMs: 10, loadMs: ms[arm], lcpMs: 200, ...(tti && { ttiMs: 300 }) };
      return { path, loads: Array.from({ length: 10 }, () => load) };
    });

async function run(targets: string, wishes: Wishes, kind: RunContext['kind'] = 'pull-request') {
  const asked: PagesRequest[] = [];
  const { pages } = wishes;
  const watched = pages && {
    pages: (request: PagesRequest) => {
      asked.push(request);
      return pages(request);
    },
  };
  const world = createWorld({ noise: 0.02, ...wishes, ...watched });
  const config = startedConfig(`policy: { seed: 2 }\ntargets: ${targets}\n`);
  const { judgement } = await gate(config, contextOf(kind), world.ports, new AbortController().signal);
  expect([...world.running, ...world.folders]).toEqual([]);
  const stored = decodeRecording(JSON.parse(world.written.get('recording.json') ?? 'null'));
  if (!stored.ok) throw new Error(stored.reason);
  const order = world.happened.filter((line) => /^(drive|measure|load|stop)/.test(line));
  return { judgement, config, world, order, asked, recording: stored.value };
}

const statesOf = ({ judgement }: Pick<Awaited<ReturnType<typeof run>>, 'judgement'>) =>
  (judgement.targets ?? []).map(({ text, state }) => `${text}: ${state}`);

test('pages of head are loaded after all rounds and before it is stopped, and of base only where head misses', async () => {
  const met = await run('[page load < 2s, /a: page tti < 1s]', { pages: taking({ head: 900, base: 900 }) });
  expect(statesOf(met)).toEqual(['page load < 2s: met', '/a: page tti < 1s: met']);
  expect(met.order.at(-3)).toBe('load / /a of head');
  expect(met.order.slice(0, -3).every((line) => line.startsWith('drive'))).toBe(true);
  expect(met.asked.map(({ pages }) => pages)).toEqual([
    [
      { path: '/', tti: false },
      { path: '/a', tti: true },
    ],
  ]);
  const missed = await run('[page load < 2s, /a: page tti < 1s]', {
    pages: taking({ head: 3000, base: 900 }),
  });
  expect(missed.asked.map(({ arm, pages }) => [arm, ...pages.map(({ path }) => path)])).toEqual([
    ['head', '/', '/a'],
    ['base', '/'],
  ]);
  expect(missed.judgement.verdict).toBe('fail');
  expect(missed.judgement.reason).toMatch(
    /^Target missed: page load < 2s, measured 3000 ms, on base 900 ms$/,
  );
});

test('head alone is loaded too, and a run without targets of pages loads none', async () => {
  const alone = await run('[page load < 2s]', { pages: taking({ head: 3000, base: 1 }) }, 'base-branch');
  expect(alone.order).toEqual(['measure head alone', 'load / of head', 'stop head']);
  expect(alone.judgement.verdict).toBe('fail');
  const none = await run('[p95 < 2s]', { pages: taking({ head: 1, base: 1 }) }, 'base-branch');
  expect(none.order).toEqual(['measure head alone', 'stop head']);
  expect(none.recording.arms.head).not.toHaveProperty('pages');
});

test('without a browser they are not measured, which is said before anything is built', async () => {
  for (const kind of ['pull-request', 'base-branch'] as const) {
    const { judgement, world, order } = await run('[page load < 2s, page lcp < 2s]', {}, kind);
    expect(statesOf({ judgement })).toEqual(['page load < 2s: unmeasured', 'page lcp < 2s: unmeasured']);
    expect(judgement.targets?.[0]?.why).toMatch(/^this machine has no Chromium: install one/);
    expect(judgement.verdict).not.toBe('fail');
    expect(order.filter((line) => line.startsWith('load'))).toEqual([]);
    const said = world.said.findIndex((line) =>
      /^2 targets of pages are not measured: this machine has no Chromium/.test(line),
    );
    expect(said).toBeGreaterThanOrEqual(0);
    expect(world.said.slice(0, said).join('\n')).not.toMatch(/[Bb]uil/);
  }
  const { world } = await run('[page load < 2s]', { pages: taking({ head: 1, base: 1 }) });
  expect(world.said.join('\n')).not.toContain('no Chromium');
});

test('a run that is not fit to be judged loads no page', async () => {
  const validity = { valid: false as const, reasons: ['The load was not delivered.'] };
  const wishes = { alone: () => ({ validity }), pages: taking({ head: 1, base: 1 }) };
  const { order, judgement } = await run('[page load < 2s]', wishes, 'base-branch');
  expect(order.filter((line) => line.startsWith('load'))).toEqual([]);
  expect(judgement.targets?.[0]?.why).toBe('this run could not be judged');
});

test('a browser that cannot be started takes nothing from what was measured before', async () => {
  const pages = () => {
    throw new EnvironmentError('k6 does not start.', 'Mend it.');
  };
  const { judgement } = await run('[page load < 2s, p95 < 2s]', { pages });
  expect(statesOf({ judgement })).toEqual(['page load < 2s: unmeasured', 'p95 < 2s: met']);
  expect(judgement.targets?.[0]?.why).toBe('the page / could not be loaded: k6 does not start.');
  expect(judgement.verdict).toBe('pass');
});

test('what was recorded is judged again to the same', async () => {
  const { judgement, recording, config } = await run('[page load < 2s, /a: page lcp < 1s]', {
    pages: taking({ head: 3000, base: 900 }),
  });
  const again = judge({
    head: recording,
    baseline: { runs: [], refused: [], history: null },
    policy: config.policy,
    ...{ createdAt: judgement.createdAt, tool: judgement.tool, remedy: { kind: 'name-one' } },
  });
  expect(again.targets).toEqual(judgement.targets);
  expect(again.reason).toBe(judgement.reason);
});

test('a secret in what a browser says is masked', async () => {
  const trouble = { kind: 'said', said: 'cannot reach hunter2' } as const;
  const { recording } = await run('[page load < 2s]', {
    pages: ({ pages }) => pages.map(({ path }) => ({ path, loads: [], trouble })),
    mask: (text) => text.replaceAll('hunter2', '***'),
  });
  expect(JSON.stringify(recording)).not.toContain('hunter2');
});
