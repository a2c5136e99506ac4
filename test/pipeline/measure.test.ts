import { describe, expect, test } from 'vitest';
import { strayIteration } from '../../src/adapters/k6/duet/base-url.ts';
import { roundLength } from '../../src/core/decision/duet/round-length.ts';
import { exitCode } from '../../src/core/decision/exit-code.ts';
import { renderText } from '../../src/core/render/text/text.ts';
import { toReport } from '../../src/core/report/report.ts';
import { uncutText } from '../../src/core/words/notes/shape.ts';
import { noRoundText } from '../../src/core/words/round-length.ts';
import { gate } from '../../src/pipeline/gate.ts';
import { RELAY_ENDED } from '../../src/ports/app/app-runner.ts';
import { ApartError } from '../../src/ports/errors.ts';
import type { DuetOpened } from '../../src/ports/load-generator.ts';
import type { Troubles } from '../../src/ports/trouble.ts';
import { troubles } from '../support/troubles.ts';
import { filledStore } from './baseline/filled-store.ts';
import { appError, contextOf, createWorld, startedConfig, type Wishes } from './world.ts';

/** A whole run of a pull request, with five earlier runs of the base branch in the store unless `stored` is false. */
async function run(wishes: Wishes, { app = 'start: serve, build: make', stored = true } = {}) {
  const store = stored ? await filledStore() : null;
  const world = createWorld({ noise: 0.02, store, ...wishes });
  const config = startedConfig('policy: { seed: 2 }\n', app);
  const { signal } = new AbortController();
  const { judgement } = await gate(config, contextOf(), world.ports, signal);
  const text = renderText(toReport(judgement, { runUrl: null }), { width: 2000 });
  const loads = world.happened.filter((line) => /^(drive|measure)/.test(line));
  expect([...world.running, ...world.folders]).toEqual([]);
  return { world, judgement, text, loads, exit: exitCode(judgement) };
}

const broken = (trouble: Troubles): Wishes => ({ opened: { kind: 'broken', trouble } });

test('a duet that can be driven is judged by its rounds', async () => {
  const { judgement, loads, exit } = await run({});
  expect({ verdict: judgement.verdict, exit }).toEqual({ verdict: 'pass', exit: 0 });
  expect(judgement.comparing?.way).toBe('duet');
  expect(loads).not.toContain('measure head alone');
});

describe('after the measuring', () => {
  const chapters = async (...wishes: Parameters<typeof run>) => (await run(...wishes)).world.said.join('\n');
  const reason = reasonOf(roundLength(100, 2500));

  test('of both sides no baseline is looked for: earlier runs are history', async () => {
    const said = await chapters({});
    expect(said).toMatch(
      /Read the history\n.*\n5 earlier runs known; the verdict rests on base and head alone\./,
    );
    expect(said).not.toMatch(/baseline/i);
  });

  test('of head alone one is', async () => {
    const said = await chapters({ opened: unsuitable(reason) });
    expect(said).toMatch(/Find the baseline\n.*\nBaseline: memory/);
  });

  test.each([
    ['both sides', {}],
    ['head alone', { opened: unsuitable(reason) }],
  ])('of %s nothing is looked for where nothing can be stored', async (_, wishes) => {
    expect(await chapters(wishes, { stored: false })).not.toMatch(/Find the baseline|Read the history/);
  });
});

describe('a script with an address of its own', () => {
  const why =
    'The script does not use BASE_URL: it called shop.test and never 127.0.0.1:4001. Read `__ENV.BASE_URL` in the function that makes the requests.';

  test('is invalid before any round, in words that say what to change, whatever is stored', async () => {
    const flight = { hosts: new Set(['shop.test']), anonymous: false, refused: new Set<string>() };
    const stray = strayIteration({ ...NO_FLIGHT, ...flight }, 'http://127.0.0.1:4001');
    expect(stray).toBe(why);
    const { judgement, text, loads, exit } = await run(broken(troubles([why], [why])));
    expect(judgement).toMatchObject({ verdict: 'invalid', reason: why, reasons: [{ kind: 'invalid' }] });
    expect(text).toMatch(
      /^INVALID {2}job: could not measure\n {2}The script does not use BASE_URL: it called shop\.test/,
    );
    expect({ loads, exit }).toEqual({ loads: [], exit: 3 });
  });

  test('is invalid where only the rounds show it', async () => {
    const nobody = { base: [], head: [] };
    const drive = async () => ({
      ...{ pairs: [], trouble: nobody, cpu: null, vusExhausted: { base: false, head: false } },
      astray: why,
    });
    const { judgement, loads, exit } = await run({ driver: { drive } });
    expect(judgement).toMatchObject({ verdict: 'invalid', reason: why });
    expect({ loads, exit }).toEqual({ loads: [], exit: 3 });
  });

  const NO_FLIGHT = {
    ...{ endpoints: [], scenarios: [], requests: 1, requestsPerIteration: 1, iterationMs: 5, failure: null },
    ...{ whole: true, setupData: false },
  };
});

/** As the load generator refuses it. */
function unsuitable(reason: string | null): DuetOpened {
  if (reason === null) throw new Error('it can be cut into rounds');
  return { kind: 'unsuitable', reason };
}

const reasonOf = (length: ReturnType<typeof roundLength>) => (length.ok ? null : noRoundText(length.why));

describe.each([
  [
    'a load of a kind that cannot be cut',
    uncutText({ kind: 'executor', scenario: 'peak', executor: 'externally-controlled' }),
    'No side-by-side comparison: Scenario `peak` is of the kind externally-controlled, which cannot be cut into short rounds. With `workload.rate` the default function is driven at a constant rate instead.',
  ],
  [
    'iterations for which a round would take more than 10 s',
    reasonOf(roundLength(100, 2500)),
    'No side-by-side comparison: One iteration takes 2.5 s, and a round of at most 10 s must hold 5.',
  ],
  [
    'a rate for which a round would take more than 10 s',
    reasonOf(roundLength(2, 10)),
    'No side-by-side comparison: The load makes 20 requests in a round of 10 s, and it takes 25.',
  ],
])('%s', (_, reason, said) => {
  const wishes = () => ({ opened: unsuitable(reason) });

  test('is measured alone and compared with stored runs, which is said', async () => {
    const { judgement, text, loads, world, exit } = await run(wishes());
    expect(loads).toEqual(['measure head alone']);
    expect(judgement).toMatchObject({ verdict: 'pass', base: { origin: 'memory' }, refused: [] });
    expect(judgement.comparing?.way).not.toBe('duet');
    expect(judgement.notes).toContain(`${said} Earlier runs decide instead.`);
    expect(text).toContain(`${said} Earlier runs decide instead.`);
    expect(world.said).toContain(said);
    expect(exit).toBe(0);
  });

  test('has no baseline where nothing is stored, and that is said too', async () => {
    const { judgement, text } = await run(wishes(), { stored: false });
    expect(judgement.verdict).toBe('no-baseline');
    expect(text).toContain(said);
  });
});

describe('a duet that does not open', () => {
  test("because of base is nobody's fault: head alone is compared with stored runs, and base is told", async () => {
    const { judgement, text, loads } = await run(broken(troubles(['Every request failed.'], [])));
    expect(loads).toEqual(['measure head alone']);
    expect(judgement).toMatchObject({ verdict: 'pass', base: { origin: 'memory' } });
    expect(judgement.comparing?.way).not.toBe('duet');
    expect(judgement.refused).toEqual([
      { origin: expect.stringMatching(/^base [0-9a-f]{7}$/), reason: 'Every request failed.' },
    ]);
    expect(text).toMatch(/^PASS/);
  });

  test('because of base and with nothing stored has no baseline for that reason', async () => {
    const { judgement, text, exit } = await run(broken(troubles(['Every request failed.'], [])), {
      stored: false,
    });
    expect({ verdict: judgement.verdict, exit }).toEqual({ verdict: 'no-baseline', exit: 0 });
    expect(text).toMatch(/comparable\.\n {2}Why: base [0-9a-f]{7}: Every request failed/);
  });

  test('because of head fails it', async () => {
    const { judgement, text, loads, exit } = await run(broken(troubles([], ['GET /a answers 404.'])));
    const reason = 'Head does not do under load what base does: GET /a answers 404.';
    expect(judgement).toMatchObject({ verdict: 'fail', reason, reasons: [{ kind: 'head-broken' }] });
    expect(text).toMatch(/^FAIL {2}job: head does not work under load\n {2}Head does not do under load/);
    expect({ loads, exit }).toEqual({ loads: [], exit: 1 });
  });

  test('because of both, each in its own way, is invalid and names both', async () => {
    const { judgement, loads, exit } = await run(broken(troubles(['No table.'], ['No cache.'])));
    expect(judgement).toMatchObject({
      verdict: 'invalid',
      reason: 'Neither side could be measured. Head: No cache. Base: No table.',
    });
    expect({ loads, exit }).toEqual({ loads: [], exit: 3 });
  });

  test('because of both, in the same way but for figures and ports, is invalid and says it once', async () => {
    const of = (port: number, seconds: number) => ({
      text: `The script ended after ${seconds} s: no answer from 127.0.0.1:${port}.`,
      ...{ kind: 'exception', said: `no answer from 127.0.0.1:${port}` },
    });
    const alike = await run(broken({ base: [of(4001, 2)], head: [of(4002, 3)] }));
    expect(alike.judgement).toMatchObject({ verdict: 'invalid', reason: of(4002, 3).text });
    const other = { ...of(4001, 2), said: 'nobody is logged in' };
    for (const base of [other, { ...of(4001, 2), kind: 'test-abort' }]) {
      const { judgement } = await run(broken({ base: [base], head: [of(4002, 3)] }));
      expect(judgement.reason).toMatch(/^Neither side could be measured\. Head: .*4002\. Base: .*4001\.?$/);
    }
  });

  test('because the run was cancelled blames nobody', async () => {
    const stop = new AbortController();
    const world = createWorld({
      ...broken(troubles([], ['Killed.'])),
      start: ({ arm }) => {
        if (arm === 'head') stop.abort();
      },
    });
    const config = startedConfig('policy: { seed: 2 }\n');
    const { judgement } = await gate(config, contextOf(), world.ports, stop.signal);
    expect(judgement).toMatchObject({ verdict: 'invalid', reason: 'Cancelled before enough was measured.' });
  });
});

describe('with a fixed port and a network of its own for each build', () => {
  const app = 'start: serve, port: 3000, reach: [5432]';

  test('both are driven, called on ports of the machine, and the reader is told', async () => {
    const { world, judgement, loads } = await run({}, { app });
    expect(judgement).toMatchObject({ verdict: 'pass', comparing: { way: 'duet' } });
    expect(world.starts.map(({ arm, apart }) => ({ arm, apart }))).toEqual(
      expect.arrayContaining([
        { arm: 'base', apart: { port: 3000, reach: [5432] } },
        { arm: 'head', apart: { port: 3000, reach: [5432] } },
      ]),
    );
    expect(judgement.notes.join('\n')).toContain('Base and head both listened on port 3000');
    expect(loads).not.toContain('measure head alone');
  });

  test('a base without a fixed port gets one too, so that nothing favours either', async () => {
    const { world } = await run({ configAtBase: startedConfig('', 'start: old') }, { app });
    expect(world.starts.every(({ apart }) => apart !== undefined)).toBe(true);
  });

  test.each(['base', 'head'] as const)('a %s that does not start there blames nobody', async (arm) => {
    const start: Wishes['start'] = (request) => {
      if (request.arm === arm && request.apart) throw new ApartError('It was not ready.', arm, 'no database');
    };
    const { judgement, loads } = await run({ start }, { app });
    expect(judgement.verdict).toBe('pass');
    expect(judgement.comparing?.way).not.toBe('duet');
    expect(loads.at(-1)).toMatch(/^measure/);
    const note = judgement.notes.join('\n');
    expect(note).toContain(
      `each build got a network of its own, and ${arm} did not start there. It was not ready.`,
    );
    expect(note).toContain('complete the list');
  });

  test('a head that does not start anywhere is broken all the same', async () => {
    const start: Wishes['start'] = ({ arm, apart }) => {
      if (arm === 'head') throw apart ? new ApartError('It ended.', arm) : appError('no table');
    };
    const { judgement } = await run({ start }, { app });
    expect(judgement).toMatchObject({ verdict: 'fail', reasons: [{ kind: 'head-broken' }] });
  });

  test('a relay that ends under load is no fault of head', async () => {
    const dies = { arm: 'head', after: 1, kind: RELAY_ENDED } as const;
    const { judgement } = await run({ dies }, { app });
    expect(judgement).toMatchObject({ verdict: 'invalid', reason: 'head ended by itself.' });
  });
});

describe('a base that does not start', () => {
  const onBase: Wishes = {
    start: ({ arm }) => {
      if (arm === 'base') throw appError('no table');
    },
  };

  test('leaves its log, and the line to add where nothing was built', async () => {
    const { judgement, text } = await run(onBase, { app: 'start: serve' });
    expect(judgement.verdict).toBe('pass');
    expect(judgement.notes.join('\n')).toMatch(
      /add `app\.build` \(for example `npm ci`\)[\s\S]*base log: log of/,
    );
    expect(text).toContain('base log: log of: no table');
  });

  test('is not told to build what it builds', async () => {
    const { judgement } = await run(onBase);
    expect(judgement.notes.join('\n')).not.toContain('add `app.build`');
  });

  test("beside a head that does not either is nobody's fault", async () => {
    const { judgement, exit } = await run({
      start: ({ arm }) => {
        throw appError(`${arm} has no table.`);
      },
    });
    expect({ verdict: judgement.verdict, exit }).toEqual({ verdict: 'invalid', exit: 3 });
    expect(judgement.reason).toMatch(
      /^Neither base nor head works\. Head: head has no table\..* Base: base has no table\. The log says `log of: head has no table\.`\.$/,
    );
  });
});

test('what both may have built over each other is told before they are built, and beside a green verdict', async () => {
  const app = 'start: /tmp/shop, build: go build -o /tmp/shop .';
  const { judgement, world } = await run({}, { app });
  const note = expect.stringContaining('Base and head both build into `/tmp/shop`, beyond their own folders');
  expect(judgement.verdict).toBe('pass');
  expect(judgement.notes).toContainEqual(note);
  expect(world.said).toContainEqual(note);
});

test('one image of both sides is no pass: head is measured alone, and earlier runs decide', async () => {
  const app = 'build: docker build -t shop ., start: docker run --rm shop';
  const { judgement, loads, world } = await run({}, { app });
  expect(loads).toEqual(['measure head alone']);
  expect(world.happened).not.toContain('build base');
  expect(judgement.notes.join()).toContain('app.build gives the image `shop` one name on both sides');
});

describe('what lies in the folder of head alone', () => {
  const LACKING =
    "`.env` and `db.sqlite3` lie in head's folder and not in git: base runs without them, unless app.build or app.setup makes them, and head's may hold more, so let either make them anew on both sides.";
  const untracked = ['.env', 'db.sqlite3', '.env.example', 'notes.txt'];

  test('is told beside the verdict, which it does not change', async () => {
    const { judgement, world } = await run({ untracked });
    expect(judgement.verdict).toBe('pass');
    expect(judgement.notes).toContain(LACKING);
    expect(world.said).toContain(LACKING);
  });

  test('is told before anything of head runs', async () => {
    const build: Wishes['build'] = ({ arm }) => {
      if (arm === 'head') throw appError('Nothing is built.');
    };
    expect((await run({ untracked, build })).world.said).toContain(LACKING);
  });

  test('is told where base does not start', async () => {
    const start: Wishes['start'] = ({ arm }) => {
      if (arm === 'base') throw appError('It has no key.');
    };
    const { world, text } = await run({ untracked, start }, { stored: false });
    expect(world.said).toContain(`No side-by-side comparison: It has no key. ${LACKING}`);
    expect(text).toContain(`It has no key. ${LACKING}`);
  });

  test('is no matter where the commands of both sides make it', async () => {
    const app = 'start: serve, build: cp .env.example .env, setup: rm -f ./db.sqlite3 && migrate';
    expect((await run({ untracked }, { app })).judgement.notes.join()).not.toContain("head's folder");
  });
});
