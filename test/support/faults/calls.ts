import type { Fault } from '../github/faults.ts';

/** What a run is for: its own calls of GitHub follow from that. */
export type SceneName = 'first push' | 'later push' | 'base branch' | 'unnamed workflow' | 'anchored';

/** One call of a full run. */
export type Call = {
  readonly name: string;
  readonly scene: SceneName;
  /** what it serves: `candidate` is one of several stored runs */
  readonly serves: 'publishing' | 'reading' | 'candidate' | 'storing';
  readonly method: string;
  readonly path: RegExp;
  /** the first request that is hit; default 1 */
  readonly nth?: number;
  /** troubles that it cannot meet: its answer has no body that could be cut or be wrong */
  readonly spared?: readonly string[];
  /** trouble that leads to this call in the first place */
  readonly after?: Fault;
};

const ARTIFACTS = '/twirp/github.actions.results.api.v1.ArtifactService';
const lost: Fault['effect'] = { kind: 'reply', reply: { status: 502, body: { message: 'Bad Gateway' } } };
const refused: Fault['effect'] = { kind: 'reply', reply: { status: 403, body: { message: 'no' } } };
const once = (method: string, path: RegExp, effect = lost, times = 1): Fault => ({
  method,
  path,
  effect,
  times,
});

/** Runs are asked for one by one only where their list is not to be had. */
const noList = once('GET', /\/workflows\/gate\.yml\/runs$/, refused);

const get = (name: string, path: RegExp, serves: Call['serves'], scene: SceneName = 'first push'): Call => ({
  ...{ name, scene, serves, path },
  method: 'GET',
});
const write = (method: string, name: string, path: RegExp, scene: SceneName = 'first push'): Call => ({
  ...{ name, scene, path, method },
  serves: 'publishing',
});
const store = (method: string, name: string, path: RegExp): Call => ({
  ...{ name, path, method },
  scene: 'base branch',
  serves: 'storing',
});

/** Every call of a full run, of a pull request and of the base branch. */
export const CALLS: readonly Call[] = [
  get('this run', /\/actions\/runs\/300$/, 'reading', 'unnamed workflow'),
  {
    ...get('repository', /^\/repos\/acme\/shop$/, 'reading', 'unnamed workflow'),
    after: once('GET', /\/actions\/runs\/300$/, refused),
  },
  get('list of artifacts', /\/actions\/artifacts$/, 'reading'),
  get('list of runs', /\/workflows\/gate\.yml\/runs$/, 'publishing'),
  { ...get('run of a candidate', /\/actions\/runs\/103$/, 'candidate'), after: noList },
  {
    ...get('address of a candidate', /\/actions\/artifacts\/1003\/zip$/, 'candidate'),
    spared: ['truncated'],
  },
  get('download of a candidate', /^\/blobs\/1003$/, 'candidate'),
  { ...get('run of every candidate', /\/actions\/runs\/10\d$/, 'reading'), after: noList },
  {
    ...get('address of every candidate', /\/actions\/artifacts\/\d+\/zip$/, 'reading'),
    spared: ['truncated'],
  },
  get('download of every candidate', /^\/blobs\/\d+$/, 'reading'),
  get('list of artifacts, for the history', /\/actions\/artifacts$/, 'reading', 'base branch'),
  {
    ...get('run of a candidate, for the history', /\/actions\/runs\/101$/, 'candidate', 'base branch'),
    after: noList,
  },
  get('download of a candidate, for the history', /^\/blobs\/1001$/, 'candidate', 'base branch'),
  get('latest release', /\/releases\/latest$/, 'publishing', 'anchored'),
  write('POST', 'pending status', /\/statuses\//),
  { ...write('POST', 'final status', /\/statuses\//), nth: 2 },
  {
    ...get('status after a lost answer', /\/statuses$/, 'publishing'),
    after: once('POST', /\/statuses\//),
  },
  write('POST', 'check run', /\/check-runs$/),
  {
    ...get('check run after a lost answer', /\/check-runs$/, 'publishing'),
    after: once('POST', /\/check-runs$/),
  },
  get('list of comments', /\/issues\/7\/comments$/, 'publishing'),
  get('list of comments, later', /\/issues\/7\/comments$/, 'publishing', 'later push'),
  write('POST', "token's owner", /^\/graphql$/, 'later push'),
  write('POST', 'new comment', /\/issues\/7\/comments$/),
  write('PATCH', 'edited comment', /\/issues\/comments\/\d+$/, 'later push'),
  {
    ...get('comment after a lost answer', /\/issues\/comments\/\d+$/, 'publishing', 'later push'),
    after: once('PATCH', /\/issues\/comments\/\d+$/, lost, 9),
  },
  write('DELETE', 'second comment', /\/issues\/comments\/\d+$/, 'later push'),
  store('POST', 'new artifact', new RegExp(`${ARTIFACTS}/CreateArtifact$`)),
  store('PUT', 'upload', /^\/blobs\/\d+$/),
  { ...store('PUT', 'end of the upload', /^\/blobs\/\d+$/), nth: 2 },
  store('POST', 'finished artifact', new RegExp(`${ARTIFACTS}/FinalizeArtifact$`)),
];
