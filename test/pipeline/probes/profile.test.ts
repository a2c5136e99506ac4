import { expect, test } from 'vitest';
import type { Profiled } from '../../../src/core/model/evidence/profile.ts';
import { decodeRecording } from '../../../src/core/stored/decode.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import type { RunContext } from '../../../src/ports/run-context.ts';
import { appError, contextOf, createWorld, startedConfig, type Wishes } from '../world.ts';

const frame = { name: 'slow', file: 'app.js', line: 3, owner: 'app' } as const;
const EVIDENCE: NonNullable<Profiled['profile']> = {
  ...{ format: 'cpuprofile', wallMs: 8000, busyMs: 4000, garbageMs: 10, samples: 4000, requests: null },
  longestBusyMs: 20,
  functions: [{ frame, selfMs: 100, totalMs: 200, ownMs: 200, lines: [], calls: [] }],
};
const FOUND: Profiled = { profile: EVIDENCE, gaps: [] };
const SLOWER = { effect: 0.4, noise: 0.02 };
const SAME = { effect: 0, noise: 0.02 };

async function run(
  probes: string,
  wishes: Wishes,
  {
    kind = 'pull-request',
    app = 'start: serve',
    signal = new AbortController().signal,
  }: { kind?: RunContext['kind']; app?: string; signal?: AbortSignal } = {},
) {
  const world = createWorld({ profile: () => FOUND, ...wishes });
  const config = startedConfig(`policy: { seed: 2 }\nprobes: { ${probes} }\n`, app);
  const { judgement } = await gate(config, contextOf(kind), world.ports, signal);
  expect([...world.running, ...world.folders]).toEqual([]);
  const stored = decodeRecording(JSON.parse(world.written.get('recording.json') ?? 'null'));
  if (!stored.ok) throw new Error(stored.reason);
  const { arms } = stored.value;
  const both = { base: arms.base?.profiled, head: arms.head.profiled };
  const since = world.happened.findLastIndex((line) => /^(drive|measure)/.test(line));
  const after = world.happened.slice(since + 1);
  return { judgement, world, after, ...both };
}

const starts = (lines: readonly string[]) => lines.filter((line) => /^(start|stop|profile)/.test(line));

test('where head is slower both are started once more, one at a time, and driven while they are profiled', async () => {
  const { base, head, after, world } = await run(
    '',
    { ...SLOWER, node: true },
    { app: 'start: s, reset: r' },
  );
  expect(base?.profile).toMatchObject({ requests: 10, functions: [{ frame }] });
  expect(head?.profile).toMatchObject({ requests: 10 });
  const [first, second] = after[2] === 'start base' ? ['base', 'head'] : ['head', 'base'];
  const of = (arm: string | undefined) => [
    `start ${arm}`,
    `reset ${arm}`,
    `profile ${arm} /out/app-${arm}-profile.log`,
    expect.stringMatching(/^busy http:\/\/127\.0\.0\.1:\d+ \d+ 8000 false$/),
    `stop ${arm}`,
  ];
  expect(after).toEqual(['stop head', 'stop base', ...of(first), ...of(second)]);
  const profiled = world.starts.filter(({ nodeOptions }) => nodeOptions !== undefined);
  expect(profiled.map(({ nodeOptions, again }) => [nodeOptions, again])).toEqual([
    ['--inspect=127.0.0.1:0', true],
    ['--inspect=127.0.0.1:0', true],
  ]);
  expect(world.told).toContainEqual({ kind: 'began', step: 'profile', arm: 'base' });
});

test.each<readonly [string, string, Wishes, number]>([
  ['nothing got slower', '', { ...SAME, node: true }, 0],
  ['nothing got slower, and it is asked for each time', 'cpu-profile: always', { ...SAME, node: true }, 2],
  ['it is not Node.js', '', { ...SLOWER, node: false }, 0],
  ['nobody can tell what it is', '', SLOWER, 0],
  ['it is never asked for', 'cpu-profile: never', { ...SLOWER, node: true }, 0],
])('%s', async (_, probes, wishes, times) => {
  const { after, base } = await run(probes, wishes);
  expect(after.filter((line) => line.startsWith('profile'))).toHaveLength(times);
  expect(base === undefined).toBe(times === 0);
});

test('an application that starts slowly is not started for it, and that is told', async () => {
  const { judgement, after, head } = await run('', { ...SLOWER, node: true, startMs: 9000 });
  expect(head).toEqual({ profile: null, gaps: [{ kind: 'no-start' }] });
  expect(starts(after)).toEqual(['stop head', 'stop base']);
  expect(judgement.notes.join('\n')).toContain(
    'CPU time of head went is not known: it cannot be started once more',
  );
  const asked = await run('cpu-profile: always', { ...SLOWER, node: true, startMs: 9000 });
  expect(asked.head?.profile).not.toBeNull();
});

test('what cannot be profiled says so only where it is asked for each time', async () => {
  const { head } = await run('cpu-profile: always', { ...SAME, node: false });
  expect(head?.gaps).toEqual([
    { kind: 'failed', said: expect.stringContaining('none of its processes is a Node.js') },
  ]);
});

test('where only one side is a Node.js, each says what keeps it from a profile', async () => {
  const world = createWorld({ ...SAME, profile: () => FOUND });
  const { apps } = world.ports;
  const start: typeof apps.start = async (request) => ({
    ...(await apps.start(request)),
    runsNode: () => request.arm === 'head',
  });
  const ports = { ...world.ports, apps: { ...apps, start } };
  const config = startedConfig('probes: { cpu-profile: always }\n');
  const { judgement } = await gate(config, contextOf(), ports, new AbortController().signal);
  const notes = judgement.notes.join('\n');
  expect(notes).toMatch(/CPU time of base went is not known: .*none of its processes is a Node\.js/);
  expect(notes).toMatch(
    /CPU time of head went is not known: .*the other side cannot be profiled in the same/,
  );
});

test('a path of the application is asked where it runs, a URL where one of them runs by itself', async () => {
  const pprof = 'pprof: /debug/pprof/profile';
  const { after, base } = await run(pprof, SLOWER);
  expect(base?.profile).not.toBeNull();
  const asked = /^profile (base|head) http:\/\/127\.0\.0\.1:\d+\/debug\/pprof\/profile$/;
  expect(starts(after)).toEqual([
    expect.stringMatching(asked),
    expect.stringMatching(asked),
    'stop head',
    'stop base',
  ]);
  expect((await run(pprof, SAME)).base).toBeUndefined();
  const own = await run('pprof: "http://127.0.0.1:6060/debug/pprof/profile"', SLOWER);
  const profiles = own.after.filter((line) => line.startsWith('profile'));
  expect(profiles.map((line) => line.split(' ').at(-1))).toEqual([
    'http://127.0.0.1:6060/debug/pprof/profile',
    'http://127.0.0.1:6060/debug/pprof/profile',
  ]);
  expect(own.world.starts.filter(({ nodeOptions }) => nodeOptions !== undefined)).toEqual([]);
  expect(starts(own.after).slice(0, 3)).toEqual(['stop head', 'stop base', expect.stringMatching(/^start/)]);
});

test('an application that writes stacks is started for them, one side at a time, and is told where to', async () => {
  const { after, base, head, world } = await run('profile-stacks: tmp/stacks.txt', SLOWER);
  expect([base?.profile, head?.profile]).toMatchObject([{ requests: 10 }, { requests: 10 }]);
  const lines = after.filter((line) => line.startsWith('profile'));
  const [first, second] = lines[0]?.includes('base') ? ['base', 'head'] : ['head', 'base'];
  const of = (arm: string | undefined) => [`profile ${arm} tmp/stacks.txt`, `start ${arm}`, `stop ${arm}`];
  expect(starts(after)).toEqual([...of(first), ...of(second)].toSpliced(1, 0, 'stop head', 'stop base'));
  expect(world.starts.filter(({ stacks }) => stacks === 'tmp/stacks.txt')).toHaveLength(2);
  expect((await run('profile-stacks: stacks.txt', SAME)).base).toBeUndefined();
});

test.each<readonly [string, Wishes, string]>([
  [
    'does not start',
    {
      start: ({ arm, nodeOptions }) => {
        if (arm === 'base' && nodeOptions !== undefined) throw appError('It ended with exit code 12.');
      },
    },
    'It ended with exit code 12. log of: It ended with exit code 12.',
  ],
  [
    'is not driven',
    { busied: () => ({ kind: 'nothing', why: 'threw', said: 'no token' }) },
    'every iteration threw (no token)',
  ],
  [
    'is profiled by what throws',
    {
      profile: () => {
        throw new Error('no room');
      },
    },
    'no room',
  ],
])('where base %s, the verdict is as it was, and the gap is told', async (_, wishes, said) => {
  const { base, judgement } = await run('', { ...SLOWER, node: true, ...wishes });
  expect(base).toEqual({ profile: null, gaps: [{ kind: 'failed', said: expect.stringContaining(said) }] });
  expect(judgement.verdict).toBe('warn');
  expect(judgement.notes.join('\n')).toContain('Where the CPU time of base went is not known: it could not');
});

test('a cancel meanwhile ends it, and what was measured counts', async () => {
  const stop = new AbortController();
  const { head, base, judgement } = await run(
    '',
    {
      ...SLOWER,
      node: true,
      busied: () => {
        stop.abort();
        return { kind: 'nothing', why: 'cancelled', said: null };
      },
    },
    { signal: stop.signal },
  );
  expect([head, base]).toEqual([undefined, undefined]);
  expect(judgement.verdict).toBe('warn');
});

test('a base that Compose starts is not started for stacks that its container could not leave', async () => {
  const configAtBase = startedConfig('', 'compose: compose.yml');
  const { after, base } = await run('profile-stacks: stacks.txt', { ...SLOWER, configAtBase });
  expect(base?.gaps).toEqual([
    { kind: 'failed', said: expect.stringContaining('a container leaves no stacks') },
  ]);
  expect(after).not.toContain('start base');
});

test('stacks of a load that was cut short are none: most of them would be of the start', async () => {
  const stop = new AbortController();
  let loads = 0;
  const busied: NonNullable<Wishes['busied']> = () => {
    loads += 1;
    if (loads === 2) stop.abort();
    return { kind: 'driven', requests: 10 };
  };
  const { head, base, judgement } = await run(
    'profile-stacks: stacks.txt',
    { ...SLOWER, busied },
    { signal: stop.signal },
  );
  expect([head?.profile, base?.profile].filter((one) => one !== undefined)).toMatchObject([{ requests: 10 }]);
  expect(judgement.verdict).toBe('warn');
});

test('what a profile tells is kept without secrets', async () => {
  const mask = (text: string) => text.replaceAll('app.js', '***');
  const { head } = await run('', { ...SLOWER, node: true, mask });
  expect(head?.profile?.functions[0]?.frame.file).toBe('***');
});

test('head alone is profiled only where it is asked for each time', async () => {
  const always = 'cpu-profile: always';
  const { head, after } = await run(always, { node: true }, { kind: 'base-branch' });
  expect(head?.profile).toMatchObject({ requests: 10 });
  expect(starts(after)).toEqual([
    'stop head',
    'start head',
    'profile head /out/app-head-profile.log',
    'stop head',
  ]);
  expect((await run('', { node: true }, { kind: 'base-branch' })).head).toBeUndefined();
  const kept = await run(
    always,
    { node: true },
    { kind: 'base-branch', app: 'start: s, setup: make, stop: drop' },
  );
  expect(kept.head).toEqual({ profile: null, gaps: [{ kind: 'no-start' }] });
});

test('addresses in the log of an earlier run are followed by nobody', async () => {
  const stale = 'app-head-profile.log';
  const before: boolean[] = [];
  const profile: NonNullable<Wishes['profile']> = () => {
    before.push(world.written.has(stale));
    return FOUND;
  };
  const world = createWorld({ ...SLOWER, node: true, profile });
  world.written.set(stale, 'Debugger listening on ws://127.0.0.1:9229/…');
  await gate(startedConfig(), contextOf(), world.ports, new AbortController().signal);
  expect(before.at(-1)).toBe(false);
});

test('raw profiles of an earlier run do not pass for those of one that profiles nothing', async () => {
  const world = createWorld({ ...SAME, node: true });
  for (const name of ['profile-base.pb.gz', 'profile-head.cpuprofile', 'profile-notes.md'])
    world.written.set(name, 'old');
  await gate(startedConfig(), contextOf(), world.ports, new AbortController().signal);
  expect([...world.written.keys()].filter((name) => name.startsWith('profile'))).toEqual([
    'profile-notes.md',
  ]);
});
