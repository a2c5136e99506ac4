import type { Edge } from '../edge.ts';

const PAIR = 'test/entry/action/pair.test.ts';
const LINE = 'test/adapters/github/artifacts/trusted-line.test.ts';
const PLANTED = 'test/adapters/git/planted.test.ts';

/** Holes in how git was driven. */
const GIT: readonly Edge[] = [
  {
    id: 'S4',
    was: 'Git ran in the checkout with the token and the whole environment, after the application of head had run: hooks, filters, a remote that is a command, a proxy or an included file that it had left there were run or used with the token.',
    now: 'What the checkout says is read once, before anything of it runs. Later git works in repositories of its own with that alone: no hook, no setting of the checkout or of the user, nothing of the runner in its environment, the token only where git speaks to its server.',
    tests: [
      { file: PLANTED, name: 'the token reaches nothing that head left' },
      {
        file: 'test/process/action.itg.test.ts',
        name: 'what the application leaves for git to run never has the token',
      },
    ],
  },
  {
    id: 'S12',
    was: "A killed run left the files of base in the system's temporary folder, and a worktree of them registered in the checkout.",
    now: 'They lie below `RUNNER_TEMP` in a folder that names its run, which the next run takes away; nothing is registered in the checkout.',
    tests: [
      {
        file: 'test/adapters/git/killed-run.test.ts',
        name: 'a killed run leaves nothing in the repository, and its folder where the runner clears up',
      },
    ],
  },
];

/** Holes that an attack found. */
export const SECURITY_EDGES: readonly Edge[] = [
  ...GIT,
  {
    id: 'S1',
    was: 'A mirror that served a script and its own checksums had it run as k6.',
    now: 'A version without a pin is taken from a mirror only where `k6-sha256` names it; from GitHub it must be what its list says and what it was at its first download.',
    tests: [
      {
        file: 'test/adapters/k6/provide/vouched.test.ts',
        name: 'is not taken from a mirror that also serves the checksums: nothing of it is run',
      },
      {
        file: 'test/adapters/k6/provide/vouched.test.ts',
        name: 'must be the same at every later download, whatever the release says then',
      },
      {
        file: 'test/adapters/k6/provide/vouched.test.ts',
        name: 'is refused where it is not the one that k6-sha256 names',
      },
    ],
  },
  {
    id: 'S2',
    was: "The lock `policy.from: base` laid the change's own inputs over base's rules, and said that base's judged.",
    now: "Base's rules take no input, flag, variable or file of the change, in duets, stored comparisons and where head does not work; what it asked for stands in the second line.",
    tests: [
      { file: 'test/entry/action/lock.test.ts', name: 'base judges a duet, and the second line tells of' },
      {
        file: 'test/entry/action/lock.test.ts',
        name: 'base judges stored runs and a head that does not work too',
      },
      { file: 'test/entry/action/lock.test.ts', name: 'base judges a command line that says otherwise by' },
      {
        file: 'test/entry/action/lock-fork-pair.test.ts',
        name: 'what the base branch accepts counts for a fork, as it stands there',
      },
    ],
  },
  {
    id: 'S2b',
    was: 'A `config` that base did not have took the lock away in silence, and an absolute one read the file of head as that of base.',
    now: "A name is looked up in base's own tree and never outside, by a path or a link; base's `perf-gate.yml` locks for every other name.",
    tests: [
      { file: 'test/entry/action/lock.test.ts', name: 'a new file of another name' },
      { file: 'test/entry/action/lock.test.ts', name: 'an absolute path into its checkout' },
      {
        file: 'test/entry/action/lock.test.ts',
        name: 'a link of base that leads into what the change can write',
      },
    ],
  },
  {
    id: 'S2c',
    was: 'A change of the workflow that gives the gate its inputs was told nowhere, and `paths` did not count it.',
    now: 'It stands in the second line, and is measured whatever `paths` says.',
    tests: [
      {
        file: 'test/entry/action/lock.test.ts',
        name: 'the change judges itself, and the second line tells of',
      },
      { file: 'test/pipeline/rules/affected.test.ts', name: 'it changes the workflow that runs the gate' },
      {
        file: 'test/pipeline/rules/affected.test.ts',
        name: 'where it changes the configuration that was named by an absolute path',
      },
    ],
  },
  {
    id: 'S2d',
    was: 'Under the lock the change still said how it was compared, with which stored runs and for which files, and so ended as `no-baseline` or "not affected", without a word.',
    now: "`compare`, `baseline` and `paths` of base's own file decide under the lock; with it or without, every difference of them and of the load stands in the second line. How head is started, and the load, stay its own.",
    tests: [
      {
        file: 'test/entry/action/lock.test.ts',
        name: 'a lock also decides how a change is compared, what with and whether at all',
      },
    ],
  },
  {
    id: 'S2e',
    was: 'The rules of a pushed branch came from the commit before the push: a second push, or a branch that called itself a base branch, escaped the lock.',
    now: 'They come from where it left the base branch, and those of the default branch say which others are base branches.',
    tests: [
      { file: 'test/entry/action/lock.test.ts', name: 'does not escape the lock by a push before it' },
      { file: 'test/entry/action/lock.test.ts', name: 'nor by calling %s a base branch' },
    ],
  },
  {
    id: 'S2f',
    was: 'Under the lock a change that wrote another `gate` into its file was compared with no stored run, or took what was accepted for another gate, and nothing told of it. Where base could not be read, the standards replaced the store too.',
    now: "The `gate` of base's file decides, and a change of it stands in the second line with the lock or without. One that the workflow gives as an input stays, so that legs of a matrix can share a file. Where base cannot be read, the standards are the policy alone.",
    tests: [
      { file: 'test/entry/action/lock.test.ts', name: "in a locked file is base's" },
      { file: 'test/entry/action/lock.test.ts', name: 'takes no acceptance of another gate' },
      {
        file: 'test/entry/action/lock.test.ts',
        name: 'given by the workflow stays its own, so that legs share a file',
      },
      {
        file: 'test/pipeline/rules/rules.test.ts',
        name: 'that cannot be had where %s are told in the second line',
      },
    ],
  },
  {
    id: 'S3',
    was: 'A run of a tag that is called like the base branch was trusted where no ancestors were asked for: in the history of a run of the base branch, and by a refresh.',
    now: 'Its commit must be one of the base branch, as git in the checkout tells, wherever a stored run is trusted.',
    source:
      '`head_branch` of a run is the name of the branch or of the tag (docs.github.com/en/rest/actions/workflow-runs)',
    tests: [
      { file: LINE, name: 'enters no history' },
      { file: LINE, name: 'is not stored again by a refresh, and its history neither' },
    ],
  },
  {
    id: 'S5',
    was: 'Of two pull requests with one head the publisher took the first, so that the laxer base turned both green, and the status did not name the base.',
    now: 'It judges every open one by its own base, comments on each, and publishes the worst, with its base named.',
    source:
      'quarkusio/pt.quarkus.io#389 (`/commits/SHA/pulls` does not tell the pull requests of a fork, so all open ones are looked through)',
    tests: [
      { file: PAIR, name: 'are each judged by their own base, and the commit has the worst status' },
      { file: PAIR, name: 'are both found where they come from two branches' },
    ],
  },
  {
    id: 'S5b',
    was: "The workflow file that the pull request's run names became the one whose stored runs are trusted.",
    now: 'The configuration on the base branch names it (`baseline.workflow`); where it names none, no stored run is trusted, and that is said.',
    tests: [
      { file: PAIR, name: 'is not trusted because the pull request has it' },
      { file: PAIR, name: 'may be any, where base names the one whose runs are trusted' },
    ],
  },
  {
    id: 'S6',
    was: 'With `paths`, every pull request of a fork that touches none of them went red.',
    now: 'It is published as "not affected". That word of the run is checked against the files that GitHub lists and the `paths` of the base branch.',
    tests: [
      { file: PAIR, name: 'is handed over as such, and published as "not affected" without a comment' },
      { file: PAIR, name: 'is not believed to be one where it' },
    ],
  },
  {
    id: 'S8',
    was: 'A kept build of base was taken up again where only sizes and times were as before.',
    now: 'The content of every file is compared, and pull requests from forks neither leave nor take up a kept build.',
    tests: [
      {
        file: 'test/adapters/git/checkout/revisions.test.ts',
        name: 'other content of the same size and time',
      },
      {
        file: 'test/entry/action/build-cache.test.ts',
        name: "a fork's pull request leaves no built base for other runs",
      },
    ],
  },
  {
    id: 'S8b',
    was: 'A k6 in the tool cache or on PATH was believed by its own version.',
    now: 'What was installed is compared with its hash before it is run; one on PATH whose hash is not known is told, and `k6-sha256` makes it a condition.',
    tests: [
      {
        file: 'test/adapters/k6/provide/vouched.test.ts',
        name: 'in the tool cache that was changed is not run, but fetched anew, and this is said',
      },
      {
        file: 'test/adapters/k6/provide/vouched.test.ts',
        name: 'on PATH that is not what k6-sha256 names is passed over unrun',
      },
      {
        file: 'test/adapters/k6/provide/vouched.test.ts',
        name: 'on PATH of another content than any that was installed is used, and this is said once',
      },
    ],
  },
  {
    id: 'S15',
    was: 'A publishing step that broke marked the head of the default branch as an error.',
    now: 'It marks the commit that was measured, and nothing where nothing was.',
    tests: [
      {
        file: 'test/entry/action/broken-status.test.ts',
        name: 'is told at the commit that was measured, not at the default branch',
      },
    ],
  },
  {
    id: 'S7',
    was: 'Head could end the processes of base: nothing was compared, and the check was green.',
    now: 'A base that was ready and then dies beside head is loaded once more alone (of a load that is driven side by side: started and tried): one that lives makes the run invalid and names head. Code of head runs as the same user: who needs more keeps head and base apart, in containers or as other users.',
    tests: [
      {
        file: 'test/process/killed-base.itg.test.ts',
        name: 'a head that ends base is no pass: base lives alone, so the run is invalid and names head',
      },
      {
        file: 'test/pipeline/duet/deaths.test.ts',
        name: 'a base that dies beside head and lives alone is no pass: the run is invalid, and head is named',
      },
    ],
  },
  {
    id: 'S7b',
    was: "Whatever answered on base's port was taken for base.",
    now: "Who listens on an arm's port must belong to the arm; another process is named with its id and command, and one of the other arm makes the run invalid.",
    tests: [
      {
        file: 'test/adapters/app/process/processes.test.ts',
        name: 'an answer by another process on the port is not taken for the app, and told with who it is',
      },
      {
        file: 'test/adapters/app/process/processes.test.ts',
        name: "base is nobody's to blame where a process of head listens on its port",
      },
    ],
  },
  {
    id: 'S7c',
    was: 'A base that had moved into the background could be ended unnoticed.',
    now: 'It has died once nothing listens on its port any more.',
    tests: [
      {
        file: 'test/adapters/app/process/processes.test.ts',
        name: 'an app that moved into the background and dies there is noticed by its port',
      },
    ],
  },
  {
    id: 'S9',
    was: 'A process of the application that moved into a session of its own outlived the run.',
    now: "Everything that is started carries the run, the arm and the setting in its environment, and ends with the arm; what a killed run left is ended by the next one, and never a live run's.",
    tests: [
      {
        file: 'test/adapters/app/process/processes.test.ts',
        name: 'a child that moved into a session of its own ends with the app',
      },
      {
        file: 'test/adapters/app/process/processes.test.ts',
        name: "a killed run's processes are ended by the next one, and a live run's are not",
      },
    ],
  },
  {
    id: 'S9b',
    was: "The application got the runner's files for later steps, and the token under other names.",
    now: "GITHUB_ENV, GITHUB_PATH, GITHUB_OUTPUT, GITHUB_STATE and GITHUB_STEP_SUMMARY are withheld from all of the application's commands, as is every variable that holds the token in any form.",
    tests: [
      {
        file: 'test/adapters/app/app-runner.test.ts',
        name: 'the app gets its port, arm and variables, and none of the runner or the token',
      },
    ],
  },
  {
    id: 'S10',
    was: 'One forged push to the port that k6 writes to made thousands of failed requests.',
    now: 'The port answers k6 alone, on a path that nobody can guess; what comes to another path is refused, counted and told. Code that runs as the same user can still look the path up.',
    tests: [
      {
        file: 'test/adapters/k6/collect/loopback.test.ts',
        name: 'a forged push to the port is refused and counted, and changes nothing',
      },
      {
        file: 'test/adapters/k6/collect/loopback.test.ts',
        name: 'a push to the address that k6 is given is taken, and that of another process of ours is not',
      },
    ],
  },
  {
    id: 'S10b',
    was: 'Two forged calls let the arms go before they were ready.',
    now: "Only the two arms' own addresses count.",
    tests: [
      { file: 'test/adapters/k6/collect/loopback.test.ts', name: 'forged calls do not let the arms go' },
    ],
  },
  {
    id: 'S11',
    was: 'Every gate on a Docker host used the same two Compose projects and removed the containers of the others.',
    now: 'A project is named by run and arm, and keeps its name while the arm is started anew.',
    tests: [
      {
        file: 'test/adapters/app/process/processes.test.ts',
        name: 'containers get a project of their own in every run and arm, the same at every start',
      },
    ],
  },
  {
    id: 'S13',
    was: 'A full disk, a read-only file system or too many open files read as a bug, a mistake in `k6-path` or a broken head.',
    now: 'The run is invalid, with what the machine lacks and what mends it.',
    tests: [
      {
        file: 'test/process/machine.itg.test.ts',
        name: 'a full disk under the temporary folder',
      },
      {
        file: 'test/process/machine.itg.test.ts',
        name: 'results on a read-only file system',
      },
      {
        file: 'test/process/machine.itg.test.ts',
        name: 'too many open files',
      },
      {
        file: 'test/process/machine.itg.test.ts',
        name: 'a build that finds no space on its disk',
      },
    ],
  },
  {
    id: 'S14',
    was: "The application's log could fill the disk, and was masked only afterwards, in a second copy.",
    now: 'It is masked before it touches the disk; of a long one the first 8 MB and the last one stay, and the gap is told with its size.',
    tests: [
      {
        file: 'test/adapters/app/log/app-log.test.ts',
        name: 'the log is masked while the app still runs, whatever chunks the secret came in',
      },
      {
        file: 'test/adapters/app/log/app-log.test.ts',
        name: 'an app that talks without end fills no disk: the beginning and the end stay, and the gap is told',
      },
    ],
  },
  {
    id: 'S14b',
    was: 'A full disk under its log ended the application, and head was blamed.',
    now: 'The application writes into a pipe and goes on; that its log is not complete is told.',
    tests: [
      {
        file: 'test/adapters/app/log/app-log.test.ts',
        name: 'an app whose log has no room left on its disk goes on, and it is told',
      },
    ],
  },
];
