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
  status: string;
  conclusion: string | null;
};

export type Run = {
  readonly id: number;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  /** workflow file, e.g. `.github/workflows/gate.yml` */
  readonly path: string;
  readonly conclusion: string | null;
  readonly attempt: number;
  readonly headRepositoryId: number;
};

export type Artifact = {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly createdAt: string;
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
  /** uncommitted blocks and finished blobs, by artifact id */
  readonly blobs: Map<number, Blob>;
  readonly tokens: Map<string, Token>;
  /** next id of anything */
  nextId: number;
};

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
    blobs: new Map(),
    tokens: new Map(),
    nextId: 1000,
  };
}
