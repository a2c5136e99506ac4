import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createDirectoryStore } from '../src/adapters/files/directory-store.ts';
import type { BrokenInput } from '../src/core/decision/unmeasured/broken.ts';
import type { Baseline } from '../src/core/model/baseline.ts';
import type { Judgement } from '../src/core/model/judgement/judgement.ts';
import type { Verdict } from '../src/core/model/judgement/verdict.ts';
import type { Recording } from '../src/core/model/recording/recording.ts';
import { renderComment } from '../src/core/render/markdown/comment.ts';
import { renderStatusDescription } from '../src/core/render/text/status.ts';
import { toReport } from '../src/core/report/report.ts';
import { decodeRecording } from '../src/core/stored/decode.ts';
import { distrust, measuredByText, saidThere } from '../src/core/words/another-run.ts';
import { judge, judgeBroken, judgeUntouched } from '../src/core/words/judge.ts';
import { POLICY } from './contracts/policy.ts';
import { altered, sampleSource, shaOf } from './contracts/samples.ts';
import { golden } from './support/golden.ts';
import { type SharedGate, sharedComments } from './support/shared-comment.ts';

/** From the repository's root, since the places of stored runs are shown. */
const RUNS = path.join('test', 'fixtures', 'recordings', 'v1');
const SOURCE = sampleSource({ sha: shaOf(0xe4f5), branch: 'change', event: 'pull_request', runId: 300 });
const RUN_URL = 'https://github.com/acme/shop/actions/runs/300';
const FRAME = { policy: POLICY, createdAt: '2026-11-29T12:00:00.000Z', tool: 'perf-gate 0.1.0' };
const NOTHING: Baseline = { runs: [], refused: [], history: null };

function load(name: string): Recording {
  const decoded = decodeRecording(JSON.parse(readFileSync(path.join(RUNS, name, 'recording.json'), 'utf8')));
  if (!decoded.ok) throw new Error(decoded.reason);
  return altered(decoded.value, { source: SOURCE });
}

/** The runs that a fixture was compared with. */
const storedBeside = (name: string): Promise<Baseline> =>
  createDirectoryStore({ directory: path.join(RUNS, name, 'store') }).read({
    ...{ gate: 'shop', branches: [], workflows: [], ancestors: [], line: [] },
    ...{ limit: 10, purpose: 'compare', waitMs: 0 },
  });

type Asked = { readonly baseline?: Baseline; readonly policy?: Partial<typeof POLICY> };

const judged = (head: Recording, { baseline = NOTHING, policy = {} }: Asked = {}): Judgement =>
  judge({
    ...{ ...FRAME, head, baseline, policy: { ...POLICY, ...policy } },
    remedy: { kind: 'next-run', branch: 'main' },
  });

const broken = (input: Pick<BrokenInput, 'kind' | 'text'> & Partial<BrokenInput>): Judgement =>
  judgeBroken({ ...FRAME, detail: [], gate: 'shop', source: SOURCE, notes: [], ...input });

const untouched = (): Judgement =>
  judgeUntouched({ ...FRAME, paths: ['src/**', 'package.json'], files: 3, gate: 'shop', source: SOURCE });

/** Base could not be driven, and nothing is stored. */
const baseBroken = (): Judgement =>
  judged({
    ...load('first-run'),
    refused: [{ origin: 'base 4dea9a0', reason: 'The app (base) ended by itself with exit code 1.' }],
  });

const stored = async (name: string, policy: Asked['policy'] = {}): Promise<Judgement> =>
  judged(load(name), { baseline: await storedBeside(name), policy });

type Made = () => Judgement | Promise<Judgement>;

/** Every verdict, in each way to compare. */
const VERDICTS: readonly (readonly [Verdict, 'duet' | 'stored', Made])[] = [
  ['pass', 'duet', () => judged(load('duet-unchanged'))],
  ['warn', 'duet', () => judged(load('duet-warn'))],
  ['fail', 'duet', () => judged(load('duet-slower'))],
  ['inconclusive', 'duet', () => judged(load('duet-inconclusive'))],
  ['no-baseline', 'duet', baseBroken],
  ['invalid', 'duet', () => judged(load('duet-cancelled'))],
  ['not-affected', 'duet', untouched],
  ['pass', 'stored', () => stored('stored-unchanged')],
  ['warn', 'stored', () => stored('stored-warn')],
  ['fail', 'stored', () => stored('stored-slower')],
  ['inconclusive', 'stored', () => stored('stored-unchanged', { warn: 0.03 })],
  ['no-baseline', 'stored', () => stored('stored-other-load')],
  ['invalid', 'stored', () => judged(load('overload'))],
];

/** As what a fork's run measured is judged again; where it measured nothing, nobody measured. */
function ofFork(judgement: Judgement): Judgement {
  if (judgement.verdict === 'not-affected') return judgement;
  return { ...judgement, measuredBy: measuredByText(SOURCE.runId, 'main') };
}

/** As the workflow that a maintainer's comment starts judges it once more. */
const accepted = (): Judgement =>
  ofFork({ ...judged(load('duet-slower'), { policy: { failOn: 'never' } }), waived: true });

const comment = (judgement: Judgement): string =>
  renderComment(toReport(judgement, { runUrl: RUN_URL }), { maxBytes: 65_000 });

/** What stands in the open. */
const open = (markdown: string): string => markdown.split('<details>')[0]?.trimEnd() ?? '';

/** What whoever reads nothing else sees: the status, and what stands in the open. */
function shown(judgement: Judgement): string {
  const status = renderStatusDescription(toReport(judgement, { runUrl: RUN_URL }));
  return `status: ${status}\n\n${open(comment(judgement))}\n`;
}

const ENDS_WELL: readonly Verdict[] = ['pass', 'not-affected'];

/** Whoever reads only this knows what to do; where nothing is wrong, nothing is said of it. */
function tellsWhatToDo(judgement: Judgement): void {
  const text = open(comment(judgement));
  expect(/\*\*(Next|Fix):\*\* \S/.test(text), text).toBe(!ENDS_WELL.includes(judgement.verdict));
}

test.each(VERDICTS)('%s by %s is read as its golden file says', async (verdict, way, make) => {
  const judgement = await make();
  expect(judgement.verdict).toBe(verdict);
  tellsWhatToDo(judgement);
  golden(`matrix/${verdict}.${way}.md`, shown(judgement));
  golden(`matrix/${verdict}.${way}.fork.md`, shown(ofFork(judgement)));
});

test("of a fork's run nothing is shown that its own code says", () => {
  const own = { ...load('duet-slower'), notes: ['All is well.'], rules: { change: 'Nothing changed.' } };
  const text = comment(ofFork(judged(distrust(own, SOURCE))));
  expect(text).toContain('- The measuring run says: All is well.');
  expect(text).not.toContain('Nothing changed.');
});

test('whoever may not accept in the change itself is told where an entry counts', async () => {
  const [locked, inFolder] = [
    judged({ ...load('duet-slower'), rules: { policy: POLICY } }),
    judged(load('duet-slower'), { policy: { acceptIn: 'services/cart/.perf-gate/accept.yml' } }),
  ];
  const once = 'an entry of `.perf-gate/accept.yml` counts once it is merged into the base branch';
  expect(locked.judgedByBase).toBe(true);
  expect(open(comment(locked))).toContain(`intended? ${once}`);
  expect(open(comment(ofFork(judged(load('duet-slower')))))).toContain(`intended? ${once}`);
  expect(open(comment(inFolder))).toContain('intended? accept it in `services/cart/.perf-gate/accept.yml`');
});

const failed = (name: 'build' | 'setup' | 'start') =>
  ({ kind: 'head-broken', step: name, hint: `Run \`npm run ${name}\` by hand to see why.` }) as const;

const LOG = ['> node server.js', 'Error: the database has no table "orders"', '    at main (server.js:4:9)'];

/** What happens before, or instead of, a comparison. */
const OTHERS: readonly (readonly [string, Verdict, Made])[] = [
  ['first-run', 'no-baseline', () => judged(load('first-run'))],
  ['first-run-threshold', 'fail', () => judged(load('thresholds-alone'))],
  ['first-run-cancelled', 'invalid', () => judged(load('cancelled'))],
  ['first-run-script-error', 'invalid', () => judged(load('script-error'))],
  ['first-run-k6-killed', 'invalid', () => judged(load('k6-killed'))],
  [
    'head-does-not-start',
    'fail',
    () =>
      broken({
        ...{ kind: 'head-broken', step: 'start', detail: LOG },
        text: 'The app (head) ended by itself with exit code 1.',
        hint: 'Check `app.start`, that the app listens on PORT, and that `app.ready` answers 2xx.',
      }),
  ],
  [
    'head-does-not-build',
    'fail',
    () => broken({ ...failed('build'), text: '`app.build` of head ended with exit code 2.', detail: LOG }),
  ],
  [
    'head-setup-fails',
    'fail',
    () => broken({ ...failed('setup'), text: '`app.setup` of head ended with exit code 1.' }),
  ],
  [
    'head-dies-under-load',
    'fail',
    () =>
      broken({
        ...{ kind: 'head-broken', detail: LOG },
        text: 'Head does not do under load what base does: The app (head) ended by itself with exit code 1.',
      }),
  ],
  [
    'neither-works',
    'invalid',
    () =>
      broken({
        ...{ kind: 'could-not-measure', detail: LOG },
        text: 'Neither base nor head works. Head: The app (head) ended by itself with exit code 1. Base: The app (base) ended by itself with exit code 1.',
      }),
  ],
  [
    'disk-full',
    'invalid',
    () =>
      broken({
        ...{ kind: 'could-not-measure', text: 'The disk of this machine is full.' },
        hint: 'Free space on it, or use a larger runner.',
      }),
  ],
  [
    'cancelled-early',
    'invalid',
    () =>
      broken({
        kind: 'could-not-measure',
        ...{ text: 'Cancelled before anything was measured.', what: 'cancelled' },
      }),
  ],
  [
    'baseline-unread',
    'no-baseline',
    () => {
      const why = {
        kind: 'told',
        text: 'the token may not (403). Add `actions: read` to `permissions:`',
      } as const;
      const refused = [{ origin: 'artifacts', why, unread: true as const }];
      return judged(load('first-run'), { baseline: { ...NOTHING, refused, readable: false } });
    },
  ],
  [
    'head-does-not-start.fork',
    'fail',
    () =>
      broken({
        ...{ kind: 'head-broken', step: 'start', detail: LOG },
        text: saidThere('The app (head) ended by itself with exit code 1.'),
      }),
  ],
  ['accepted.fork', 'fail', accepted],
  ['threshold-of-both', 'warn', () => judged(load('duet-threshold-both'))],
  ['threshold-of-head', 'fail', () => judged(load('duet-threshold-head'))],
  ['check-fails', 'fail', () => judged(load('duet-answers'))],
  ['errors', 'fail', () => judged(load('duet-errors'))],
  ['missing', 'warn', () => judged(load('duet-missing-and-new'))],
  ['overload', 'fail', () => judged(load('duet-overload'))],
  ['faster', 'pass', () => judged(load('duet-faster'))],
  ['mended', 'pass', () => judged(load('duet-mended'))],
  ['carried', 'fail', () => stored('stored-carried')],
];

test.each(OTHERS)('%s is read as its golden file says', async (name, verdict, make) => {
  const judgement = await make();
  expect(judgement.verdict).toBe(verdict);
  tellsWhatToDo(judgement);
  golden(`matrix/${name}.md`, shown(judgement));
});

test('gates of every verdict share a comment that begins with the worst', async () => {
  const names = ['api', 'web', 'search', 'cart', 'login', 'mail', 'docs'];
  const gates: SharedGate[] = [];
  for (const [index, [verdict, , make]] of VERDICTS.slice(0, names.length).entries()) {
    const gate = names[index] ?? '';
    gates.push({ gate, verdict, text: open(comment({ ...(await make()), gate })) });
  }
  const [shared] = await sharedComments(gates);
  golden('matrix/grouped.md', `${shared}\n`);
});
