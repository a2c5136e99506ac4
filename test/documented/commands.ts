import type { PlaceName } from './places.ts';

/** A command of the documents, and what it must come to. */
export type Promised = {
  /** as the documents have it (test/support/document-lines.ts) */
  readonly line: string;
  /** what is run: of a bench that takes hours, what prints its table; absent: the line itself */
  readonly run?: string;
  /** what it prints */
  readonly says: RegExp;
  /** that it compares, so that it may find something slower on a machine with much else to do */
  readonly compares?: true;
};

/** Commands that are pasted one after the other into a place of theirs. Those of different groups run at once. */
export type Group = { readonly place: PlaceName; readonly commands: readonly Promised[] };

/** What it wrote. */
const INIT = /^Wrote\n(.+\n)* {2}perf-gate\.yml/m;
/** The first line of a comparison in a terminal, and what it was made of. */
const VERDICT = /^(PASS|WARN|FAIL|INCONCLUSIVE) {2}\S+: [\s\S]+, same runner, \d+ × /m;

export const GROUPS: readonly Group[] = [
  {
    place: 'nothing of the gate',
    commands: [
      { line: 'npx perf-gate init', says: INIT },
      { line: 'npx perf-gate run --base HEAD', says: VERDICT, compares: true },
    ],
  },
  { place: 'a change', commands: [{ line: 'npx perf-gate run --base main', says: VERDICT, compares: true }] },
  {
    place: 'a change',
    commands: [
      { line: "npx perf-gate check load.js --start 'node server.js'", says: /^ROUNDS {2}load\.js: /m },
      { line: 'npx perf-gate check load.js', says: /^ROUNDS {2}load\.js: /m },
      { line: 'npx perf-gate check', says: /^ROUNDS {2}load\.js: /m },
      { line: 'npx perf-gate record', says: /recording\.json/ },
    ],
  },
  {
    place: 'a list of requests',
    commands: [{ line: 'npx perf-gate eject', says: /load\.js/ }],
  },
  {
    place: 'something that runs',
    commands: [
      { line: 'npx perf-gate record http://127.0.0.1:3000/products --rate 20/s', says: /recording\.json/ },
    ],
  },
  {
    place: 'nothing of the gate',
    commands: [{ line: 'npx perf-gate init --yes', says: INIT }],
  },
  {
    place: 'nothing of the gate',
    commands: [{ line: 'npx perf-gate init --forks', says: /^ {2}\.github\/workflows\/.+publish/m }],
  },
  {
    place: 'this checkout',
    commands: [
      { line: 'npm run bench:cost', says: /^\| the README's quick start, unchanged \|/m },
      { line: 'npm run bench:cases -- --table --since 36d91f3', says: /^\| case \| variant \|/m },
      {
        line: 'npm run bench:cases',
        run: 'npm run bench:cases -- --table',
        says: /^\| case \| variant \|/m,
      },
      {
        line: 'npm run bench:cases -- --dir FOLDER --runs 3',
        run: 'npm run bench:cases -- --dir bench/cases/own --table',
        says: /^\| case \| variant \|/m,
      },
      {
        line: 'npm run bench:shapes -- --table --since 20ae6ee',
        run: 'npm run bench:shapes -- --table',
        says: /^\| case \| variant \|/m,
      },
      { line: 'npm run bench:diagnosis', run: 'npm run bench:diagnosis -- --table', says: /^\| planted \|/m },
      {
        line: 'npm run bench:diagnosis -- --table',
        run: 'npm run bench:diagnosis -- --table',
        says: /^\| planted \|/m,
      },
      {
        line: 'npm run bench:side-by-side',
        run: 'npm run bench:side-by-side -- --table',
        says: /^\| effect \| load \|/m,
      },
      { line: 'npm run bench:probes', run: 'npm run bench:probes -- --table', says: /^\| run \|/m },
      {
        line: 'npm run bench:plateau',
        run: 'npm run bench:plateau -- --table',
        says: /^\| server, users, scale \|/m,
      },
      { line: 'npm run bench:targets', run: 'npm run bench:targets -- --table', says: /^\| target \|/m },
      { line: 'npm run bench:duet', run: 'npm run bench:duet -- --table', says: /^\| effect \| runs \|/m },
      {
        line: 'npm run bench:time-to-verdict',
        run: 'npm run bench:time-to-verdict -- --table',
        says: /^\| build · server \| runs \|/m,
      },
      {
        line: 'npm run bench:time-to-verdict -- --runs 3',
        run: 'npm run bench:time-to-verdict -- --runs 3 --table',
        says: /^\| build · server \| runs \|/m,
      },
    ],
  },
];

const IN_A_SHELL = 'test/process/packed.itg.test.ts takes it from the page and runs it';
const SUITE = '`npm cit` is the run that this test belongs to';
const WRITES = 'writes files of this checkout, which `npm cit` compares with what it would write';
const BENCH = 'a bench of minutes or hours on a machine of its own, which has no table of kept rows';
const SIMULATES = 'simulates for minutes; its rules are held by test/core/decision';
const REGISTRY = 'asks a registry of packages, which CI does before its tests';
const NAMES = 'names the command, and what it is given stands elsewhere on the page';

/** Commands that are not run here, each with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'npx perf-gate':
    'names the program, which tells its commands; test/process/packed.itg.test.ts asks it for them',
  'npx perf-gate judge': NAMES,
  'npx perf-gate selftest':
    'six comparisons and more, which take minutes: test/process/selftest.itg.test.ts runs it with one',
  'npx perf-gate publish --from-run RUN_ID':
    'needs GitHub and a run there: test/process/publish-from-run.itg.test.ts runs it against an emulator',
  'npx perf-gate eject load.js': IN_A_SHELL,
  'npx perf-gate record --script load.js --target http://127.0.0.1:3000 --out base': IN_A_SHELL,
  'npx perf-gate run --script load.js --target http://127.0.0.1:3000 --baseline base': IN_A_SHELL,
  'npx perf-gate judge --recording .perf-gate/recording.json --baseline base/recording.json': IN_A_SHELL,
  'npx perf-gate render --judgement .perf-gate/judgement.json --format markdown': IN_A_SHELL,
  'npx perf-gate render --judgement judgement.json --format report':
    'test/examples/load-test-report.itg.test.ts draws it of a run of its own',
  'npm install --save-dev https://github.com/perf-gate/perf-gate/releases/download/v0.1.0/perf-gate-0.1.0.tgz':
    'needs a release on GitHub: test/process/packed.itg.test.ts installs what it holds',
  'npm install && npm run demo': 'test/e2e/demo.itg.test.ts takes it from the README and runs it',
  'npm run bench:probes-database': BENCH,
  'npm run demo': 'test/e2e/demo.itg.test.ts runs it',
  'npm install': REGISTRY,
  'npm ci': REGISTRY,
  'PORT=3000 node examples/shop/start.js':
    'test/examples/shop-life.itg.test.ts starts and ends it in many ways',
  'BASE_URL=http://127.0.0.1:3000 k6 run examples/shop/load.js':
    'test/examples/load.itg.test.ts runs it, with ten iterations',
  'gh attestation verify dist/action.js --repo perf-gate/perf-gate --signer-workflow perf-gate/perf-gate/.github/workflows/release.yml':
    'needs GitHub',
  'GH_TOKEN=$(gh auth token) node prove.ts OWNER/NAME':
    'needs GitHub: test/examples/prove-on-github.test.ts runs what it checks',
  'npm cit': SUITE,
  'npm run unit': SUITE,
  'npm run itg': SUITE,
  'npx vitest run --project core test/core/decision': SUITE,
  'npm run build': WRITES,
  'npm run generate': WRITES,
  'npm run same-verdicts -- --table': WRITES,
  'npm run pins': 'asks for the releases of k6 on GitHub',
  'npm run pins -- --check': 'asks for the releases of k6 on GitHub',
  'npm run pins:actions':
    'asks for the tags of actions on GitHub: test/action-pins.test.ts runs it against a server',
  'npm run same-verdicts -- --at COMMIT':
    'builds a commit of the reader’s choice, and judges everything twice',
  'npm run prove:edges -- --at COMMIT': 'runs the tests that hold the table twice, which takes an hour',
  'npm run walkthrough':
    'minutes for each application, and a registry of packages: test/e2e/first-minutes.itg.test.ts walks with one',
  'npm run bench:duet -- --judge': 'judges recordings that are not kept in the repository',
  'npm run bench:accuracy': SIMULATES,
  'node bench/accuracy/accuracy.ts 1000 jumps': SIMULATES,
  'node bench/accuracy/accuracy.ts 1000 turns': SIMULATES,
  'node bench/accuracy/accuracy.ts 2000 small-rounds': SIMULATES,
  'node bench/accuracy/accuracy.ts 2000 steady-errors': SIMULATES,
  'node bench/accuracy/accuracy.ts 2000 errors': SIMULATES,
  'node bench/accuracy/accuracy.ts 500 few': SIMULATES,
  'node bench/accuracy/accuracy.ts 2000 latency': SIMULATES,
  'node bench/accuracy/accuracy.ts 2000 many': SIMULATES,
  'node bench/accuracy/accuracy.ts 60 looks': SIMULATES,
  'GOGC=100 npm run bench:collect -- --rounds 3 --long 0 --lines 2.2.0': BENCH,
  'npm run bench:collect': BENCH,
  'npm run bench:collect -- --server go --seconds 12 --rounds 4 --long 0': BENCH,
  'npm run bench:collect -- --server go --apart --seconds 6 --rounds 3 --long 0': BENCH,
  'npm run bench:faults github': BENCH,
  'npm run bench:faults machine': BENCH,
  'npm run bench:judge': BENCH,
  'npm run bench:naming': BENCH,
  'npm run bench:progress': BENCH,
  'npm run bench:relay': BENCH,
  'npm run bench:signals': BENCH,
  'npm run bench:steady': BENCH,
  'npm run bench:ways': BENCH,
};
