import type { JsonObject } from './json.ts';
import type { Permissions } from './permissions.ts';

export type Comment = {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' };
  /** slug of the app that wrote it; null: a person */
  readonly app: string | null;
  /** why it was hidden, e.g. OUTDATED; absent: it is shown */
  minimized?: string;
};

export type Status = {
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
};

export type CheckRun = {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string | null;
  status: string;
  conclusion: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  /** of all requests together: each one adds to them */
  readonly annotations: JsonObject[];
};

export type Run = {
  readonly id: number;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  /** workflow file, e.g. `.github/workflows/gate.yml` */
  readonly path: string;
  /** queued, in_progress, completed, … */
  status: string;
  /** null until it is completed */
  conclusion: string | null;
  attempt: number;
  readonly headRepositoryId: number;
  /** of its first attempt, ISO 8601; default: now */
  readonly createdAt?: string;
};

export type Artifact = {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly createdAt: string;
  /** default 90 days after `createdAt` */
  readonly expiresAt?: string;
  expired: boolean;
  /** null until the upload was finalized */
  zip: Buffer | null;
  digest: string | null;
};

export type Pull = {
  readonly number: number;
  readonly headSha: string;
  readonly headBranch: string;
  readonly baseBranch: string;
  readonly headRepositoryId: number;
  /** default open */
  readonly state?: 'open' | 'closed';
  /** files that it changes, by name; default none */
  readonly files?: readonly string[];
};

export type Tag = {
  readonly name: string;
  readonly sha: string;
  /** an object of its own between name and commit, as `git tag -a` makes it; default false */
  readonly annotated?: boolean;
};

export type Release = {
  readonly tag: string;
  readonly publishedAt: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
};

/** Everything the emulated GitHub knows. Tests read it, and write it to set a scene. */
export type State = {
  readonly owner: string;
  readonly repo: string;
  readonly repositoryId: number;
  readonly comments: Comment[];
  readonly statuses: Status[];
  readonly checks: CheckRun[];
  readonly runs: Run[];
  readonly artifacts: Artifact[];
  readonly pulls: Pull[];
  /** commits of the default branch, newest first; used by compare and the commit list */
  readonly commits: string[];
  /** tips of other branches, by name */
  readonly branches: Map<string, string>;
  /** names of the files that a commit changes */
  readonly files: Map<string, readonly string[]>;
  /** logins of those who may do more than read */
  readonly writers: Set<string>;
  readonly tags: Tag[];
  readonly releases: Release[];
  /** uncommitted blocks and finished blobs, by artifact id */
  readonly blobs: Map<number, Blob>;
  readonly tokens: Map<string, Token>;
  /** next id of anything */
  nextId: number;
  /** GitHub describes no order of its lists of artifacts; default: none that means anything */
  artifactOrder: 'mixed' | 'newest first' | 'oldest first';
  /** calls of the REST API that all tokens of the repository have left in this hour */
  callsLeft: number;
};

/** What GitHub grants the jobs of a repository in an hour. */
export const CALLS_PER_HOUR = 1000;

export type Blob = { readonly blocks: Map<string, Buffer> };

export type Token = {
  readonly login: string;
  readonly app: string | null;
  readonly permissions: Permissions;
};

export function createState(owner: string, repo: string, repositoryId: number): State {
  return {
    owner,
    repo,
    repositoryId,
    comments: [],
    statuses: [],
    checks: [],
    runs: [],
    artifacts: [],
    pulls: [],
    commits: [],
    branches: new Map(),
    files: new Map(),
    writers: new Set(),
    tags: [],
    releases: [],
    blobs: new Map(),
    tokens: new Map(),
    nextId: 1000,
    artifactOrder: 'mixed',
    callsLeft: CALLS_PER_HOUR,
  };
}

/** Login of whoever owns a head repository: ours, or the one stranger that the emulator knows. */
export function ownerOf(state: State, headRepositoryId: number): string {
  return headRepositoryId === state.repositoryId ? state.owner : 'stranger';
}

/** What GraphQL calls a comment. */
export const nodeId = (comment: Comment): string => `IC_${comment.id}`;

/** Empties everything but the tokens and the ids that are used up. */
export function forget(state: State): void {
  const { comments, statuses, checks, runs, artifacts, pulls, commits, tags, releases } = state;
  for (const list of [comments, statuses, checks, runs, artifacts, pulls, commits, tags, releases]) {
    list.splice(0);
  }
  state.branches.clear();
  state.files.clear();
  state.writers.clear();
  state.blobs.clear();
  state.artifactOrder = 'mixed';
  state.callsLeft = CALLS_PER_HOUR;
}
