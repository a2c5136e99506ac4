import type { Edge } from '../edge.ts';

const RULES = 'test/examples/workflow-rules.test.ts';
const PAIR = 'test/entry/action/pair.test.ts';
const BASE = 'test/adapters/git/history/base-commit.test.ts';
const REFUSED = 'test/adapters/git/refused-repository.test.ts';
const SUBMODULES = 'test/adapters/git/checkout/submodules.test.ts';
const LARGE = 'test/adapters/git/checkout/large-files.itg.test.ts';

/** What was believed of git and of the checkout. */
const CHECKOUT: readonly Edge[] = [
  {
    id: 'G1',
    was: 'Every commit with two parents was taken for the test merge of the pull request, so a checkout of `pull_request.head.sha` after "Update branch" was compared with its own slow commit.',
    now: 'HEAD counts as the test merge only where it is `GITHUB_SHA` at `refs/pull/N/merge`, or where its second parent is the head of the pull request; anything else is compared with the merge base. `paths` takes the same commit.',
    source: 'README of actions/checkout, "Checkout pull request HEAD commit instead of merge commit"',
    tests: [
      {
        file: BASE,
        name: 'a head that "Update branch" made is compared with the base branch, not with its own commit',
      },
    ],
  },
  {
    id: 'G1b',
    was: 'After a pull request was given another base branch, its test merge was believed, though GitHub keeps the one with the old base until the next push.',
    now: 'A first parent that is no commit of the base branch is not believed; the merge base with that branch is taken.',
    source: 'actions/checkout#919; jenkinsci/github-branch-source-plugin#1534',
    tests: [
      {
        file: BASE,
        name: 'a test merge with the base that the pull request had before is not believed',
      },
    ],
  },
  {
    id: 'G1c',
    was: 'A push whose commit before is zeros or gone was compared with its own parent in a shallow clone of another branch.',
    now: 'It is compared with the merge base with the base branch, whose commits are fetched.',
    tests: [{ file: BASE, name: 'a push whose commit before is' }],
  },
  {
    id: 'G2',
    was: 'In the container of a job git refuses a checkout that another user owns, and that was taken for "no repository": no baseline, and the refusal to run strangers\' code beside secrets did not refuse.',
    now: 'Each git that we start is told that the checkout is safe, through its environment, and runs no hook or program of it.',
    source: 'actions/runner#2033; actions/checkout#1048; dorny/paths-filter#316',
    tests: [
      {
        file: REFUSED,
        name: 'a checkout that another user owns is read: its base, its changes and its files',
      },
      { file: REFUSED, name: 'a pull request is found in a checkout that another user owns' },
      {
        file: 'test/adapters/git/container-job.itg.test.ts',
        name: 'base is found and laid out there, and a pull request beside secrets is refused',
      },
    ],
  },
  {
    id: 'G2b',
    was: 'Whatever else kept git from answering was taken for "no repository" too.',
    now: 'Only a folder below none with `.git` is none; else the run says what git said, and a run with secrets stops before anything is read.',
    tests: [
      { file: REFUSED, name: 'a repository with' },
      { file: REFUSED, name: 'an index that cannot be read is not taken for a clean one' },
    ],
  },
  {
    id: 'G8',
    was: 'Fetching missing commits turned the checkout into a partial clone, and left refs, packs and a worktree in it.',
    now: "Commits are fetched into repositories of our own that borrow the checkout's objects; no file of the checkout changes.",
    source: 'git-scm.com/docs/partial-clone (`remote.<name>.promisor`, `extensions.partialClone`)',
    tests: [
      {
        file: 'test/adapters/git/no-trace.test.ts',
        name: 'nothing in the checkout changes while base is found, fetched, listed and laid out',
      },
    ],
  },
  {
    id: 'G10',
    was: 'Base was checked out without its submodules, so a base that needs them did not build.',
    now: 'Base has its own commits of the submodules that the checkout has, nested ones too; one that cannot be had is named.',
    source: 'README of actions/checkout, `submodules`',
    tests: [
      {
        file: SUBMODULES,
        name: 'base has its own commits of the submodules that the checkout has, nested ones too',
      },
      { file: SUBMODULES, name: 'one that head took away is named' },
    ],
  },
  {
    id: 'G10b',
    was: "Files of base that Git LFS keeps were written as the machine's git does it: contents, where head had pointers.",
    now: 'Base has contents where head has contents, and pointers where head has pointers.',
    source:
      'README of actions/checkout, `lfs` (its git commands set `GIT_LFS_SKIP_SMUDGE` unless it is true)',
    tests: [{ file: LARGE, name: 'large files of base are pointers where those of head are' }],
  },
  {
    id: 'G18',
    was: 'A checkout with `ssh-key` had an origin for which the token was of no use: commits were not fetched, or the push of a baseline was refused with a hint about the token.',
    now: "An SSH origin of the token's server is spoken to over HTTPS with the token, else as the checkout signs in itself.",
    source: 'README of actions/checkout, `ssh-key`',
    tests: [
      {
        file: 'test/adapters/git/private-repository.test.ts',
        name: 'a checkout with an SSH key, its origin written',
      },
    ],
  },
];

/** What was believed of GitHub and git. */
export const GITHUB_EDGES: readonly Edge[] = [
  ...CHECKOUT,
  {
    id: 'G3',
    was: 'A quiet repository was told to put a schedule into the workflow that measures. In a public repository GitHub disables such a workflow after 60 days without activity, with all its triggers.',
    now: 'The refresh is a workflow of its own (examples/refresh), which `baseline.workflow` names beside the one that measures; the 60 days are stated.',
    source:
      'docs.github.com/actions/managing-workflow-runs/disabling-and-enabling-a-workflow; NeurodataWithoutBorders/nwb-schema#684',
    tests: [{ file: RULES, name: 'have no schedule beside a pull request' }],
  },
  {
    id: 'G4',
    was: 'The publishing half took every run that was not cancelled. A run that waits for approval has ended too, as `action_required`: first-time contributors got an error before anything ran.',
    now: 'It publishes after runs that ended as success, failure or timed out, by the example and by the action itself.',
    source: 'pytorch/test-infra#4892 (the API lists such runs as completed, `action_required`)',
    tests: [
      { file: PAIR, name: 'of a run that ended as' },
      { file: RULES, name: 'publish only what ran' },
    ],
  },
  {
    id: 'G4b',
    was: 'A measuring half that was not affected handed over nothing, and the publishing half called that invalid.',
    now: 'It hands over just that, and the publishing half says "not affected" where the files that GitHub lists and the `paths` of the base branch agree.',
    tests: [
      { file: PAIR, name: 'is handed over as such, and published as "not affected" without a comment' },
    ],
  },
  {
    id: 'G5',
    was: 'The default gate (job id and matrix) was held to be unique. All callers of one workflow share it, and the last status won: green over red.',
    now: 'Jobs are told apart by the id that the runner gives each: the comment of the first stays, success does not overwrite failure, and both say to set `gate` from an input.',
    source:
      'docker/github-builder#20 and projen/projen#4276 (callers of one workflow share its job id and names)',
    tests: [{ file: 'test/pipeline/same-gate.test.ts', name: 'a green one does not hide the red one' }],
  },
  {
    id: 'G5b',
    was: 'Two workflow files with the same job id were held to be two gates. Both wrote one status and one comment: green over red, whoever came last.',
    now: 'Status and comment name the workflow file that wrote them: success does not overwrite the red of another file, each file keeps a comment of its own, and both say to set `gate`.',
    source: 'docs.github.com/en/rest/commits/statuses (the newest status of a name on a commit counts)',
    tests: [
      {
        file: 'test/pipeline/same-gate.test.ts',
        name: 'neither the red status nor the comment of one is lost to the green run of the other',
      },
    ],
  },
  {
    id: 'G6',
    was: 'k6 was said to be pinned by its SHA-256, and no hash was.',
    now: 'The default k6 is pinned on every platform; a release waits until the pins were read from the release of k6 itself.',
    source: 'public lists of other projects that agree: docs/decisions/0004-k6-pins.md',
    tests: [
      {
        file: 'test/adapters/k6/provide/vouched.test.ts',
        name: 'the k6 that runs by default on',
      },
      {
        file: 'test/adapters/k6/provide/pins.test.ts',
        name: 'the workflow that publishes a release checks the pins first',
      },
    ],
  },
  {
    id: 'G7',
    was: 'Examples grouped runs of the base branch by ref. A newer queued run cancels the pending one of its group, and with it a baseline.',
    now: 'Each run of the base branch has a group of its own, by run id.',
    source:
      'docs.github.com/en/actions/using-jobs/using-concurrency (any existing pending run of the group is cancelled)',
    tests: [{ file: RULES, name: 'drop no run of the base branch from a queue' }],
  },
  {
    id: 'G9',
    was: 'It was said that a cancelled run never leaves a pending status. In a `container:` job the runner signals `docker exec`, which does not pass the signal on.',
    now: 'It is said only of jobs without a container; there the next run mends the status.',
    source:
      'actions/runner#1309 (which process is signalled), docker/cli#2607 and moby/moby#9098 (`docker exec` forwards no signal)',
    tests: [],
  },
  {
    id: 'G12',
    was: 'Smaller things were told wrongly or not at all: which runner and Enterprise Server the action needs, what `pull_request_target` checks out, whose tokens can write, why Enterprise Server has no artifacts, where a check run links to.',
    now: 'Each is told: runner 2.327.1, Enterprise Server 3.18, Node 24.5 for k6 through a proxy; the default branch; private repositories can grant fork pull requests a token that writes; the client refuses; GitHub chooses the link.',
    source:
      'actions/runner#3940, pulumi/actions#1404; github.blog/changelog/2025-11-07-actions-pull_request_target-and-environment-branch-protections-changes; github/docs#22493; actions/github-script#143',
    tests: [],
  },
  {
    id: 'G13',
    was: 'A leg of a pull request asked GitHub about 27 questions of the 1,000 that all jobs of a repository have in an hour.',
    now: 'It asks at most 15: runs are read in one list, later attempts only where there were any, and few recordings, whose histories hold the rest.',
    source: 'docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api',
    tests: [
      { file: 'test/pipeline/rest-calls.test.ts', name: 'compared with stored runs, and fine' },
      { file: 'test/pipeline/rest-calls.test.ts', name: 'driven in turns with base' },
    ],
  },
  {
    id: 'G14',
    was: 'The list of artifacts was held to be ordered, the newest first, and was read from its beginning.',
    now: 'Ids order them, and of more than 300 that end of the list is read which has the newest.',
    source: 'docs.github.com/en/rest/actions/artifacts (names no order)',
    tests: [
      {
        file: 'test/adapters/github/artifacts/artifact-order.test.ts',
        name: 'does not hide the newest of more than 300',
      },
    ],
  },
  {
    id: 'G15',
    was: 'The quick starts had no `merge_group`: a required job never reports in a merge queue.',
    now: 'Every workflow that gates pull requests starts for merge groups too.',
    source:
      'github.blog/changelog/2022-08-18-merge-group-webhook-event-and-github-actions-workflow-trigger; elastic/cloudbeat#4338',
    tests: [{ file: RULES, name: 'report in a merge queue' }],
  },
  {
    id: 'G16',
    was: 'A commit was held to be the head of one pull request. It can be the head of two, into two branches, and the status of the later run hid the red of the other.',
    now: 'Success does not hide the red of another open pull request with that head: the status stays as it is, and the log names the pull request.',
    source:
      'docs.github.com/en/rest/commits/statuses (a status belongs to a commit and a name, not to a pull request)',
    tests: [
      { file: 'test/pipeline/same-gate.test.ts', name: 'the red one stays, and the log says whose it is' },
    ],
  },
  {
    id: 'G11',
    was: "The application got five files of the runner's: what it wrote there, later steps would have obeyed.",
    now: 'GITHUB_ENV, GITHUB_PATH, GITHUB_OUTPUT, GITHUB_STATE and GITHUB_STEP_SUMMARY are withheld from all of its commands.',
    source: 'docs.github.com, Workflow commands for GitHub Actions: environment files',
    tests: [
      {
        file: 'test/adapters/app/app-runner.test.ts',
        name: 'the app gets its port, arm and variables, and none of the runner or the token',
      },
    ],
  },
];
