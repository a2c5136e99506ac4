/** What is read of GitHub's answers; nothing is written. */
export type Run = {
  readonly id: number;
  readonly event: string;
  readonly path: string;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly repository: { readonly full_name: string };
  readonly head_repository: { readonly full_name: string } | null;
};
export type Status = {
  readonly context: string;
  readonly state: string;
  readonly description: string | null;
};
export type Pull = { readonly number: number; readonly head: { readonly ref: string; readonly sha: string } };
export type Comment = { readonly body?: string; readonly created_at: string; readonly updated_at: string };

/** The repository, as the checks ask for it. */
export type Seen = {
  /** the newest hundred, the oldest first */
  readonly runs: readonly Run[];
  readonly pulls: readonly Pull[];
  /** of a commit, the newest first */
  statuses(sha: string): Promise<readonly Status[]>;
  comments(pull: number): Promise<readonly Comment[]>;
  /** names */
  artifacts(run: number): Promise<readonly string[]>;
};

/** Looks once; the rest is asked for where a check needs it. Throws where GitHub refuses. */
export async function see(repository: string, token: string, api: string): Promise<Seen> {
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(`${api}/repos/${repository}${path}`, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
    });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const { workflow_runs: runs } = await get<{ workflow_runs: Run[] }>('/actions/runs?per_page=100');
  return {
    runs: runs.toSorted((a, b) => a.id - b.id),
    pulls: await get<Pull[]>('/pulls?state=all&per_page=100'),
    statuses: (sha) => get<Status[]>(`/commits/${sha}/statuses?per_page=100`),
    comments: (pull) => get<Comment[]>(`/issues/${pull}/comments?per_page=100`),
    async artifacts(run) {
      const { artifacts } = await get<{ artifacts: { name: string }[] }>(
        `/actions/runs/${run}/artifacts?per_page=100`,
      );
      return artifacts.map(({ name }) => name);
    },
  };
}
