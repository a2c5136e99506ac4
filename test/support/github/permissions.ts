type Access = 'none' | 'read' | 'write';

/** What a token may do, in the words of a workflow's `permissions:`. */
export type Permissions = {
  readonly contents: Access;
  readonly 'pull-requests': Access;
  readonly statuses: Access;
  readonly checks: Access;
  readonly actions: Access;
};

export const WRITE: Permissions = {
  contents: 'read',
  'pull-requests': 'write',
  statuses: 'write',
  checks: 'write',
  actions: 'read',
};

/** What the job's token of a pull request from a fork gets, whatever the workflow asks for. */
export const FORK: Permissions = {
  contents: 'read',
  'pull-requests': 'read',
  statuses: 'read',
  checks: 'read',
  actions: 'read',
};

type Need = readonly [keyof Permissions, 'read' | 'write'];

/** What each operation asks for; null: nothing. */
export const NEEDS: Readonly<Record<string, Need | null>> = {
  'issues/list-comments': ['pull-requests', 'read'],
  'issues/get-comment': ['pull-requests', 'read'],
  'issues/create-comment': ['pull-requests', 'write'],
  'issues/update-comment': ['pull-requests', 'write'],
  'issues/delete-comment': ['pull-requests', 'write'],
  'pulls/get': ['pull-requests', 'read'],
  'pulls/list': ['pull-requests', 'read'],
  'repos/list-pull-requests-associated-with-commit': ['pull-requests', 'read'],
  'repos/create-commit-status': ['statuses', 'write'],
  'repos/list-commit-statuses-for-ref': ['statuses', 'read'],
  'checks/create': ['checks', 'write'],
  'checks/update': ['checks', 'write'],
  'checks/list-for-ref': ['checks', 'read'],
  'actions/list-workflow-runs': ['actions', 'read'],
  'actions/list-workflow-runs-for-repo': ['actions', 'read'],
  'actions/get-workflow-run': ['actions', 'read'],
  'actions/list-artifacts-for-repo': ['actions', 'read'],
  'actions/list-workflow-run-artifacts': ['actions', 'read'],
  'actions/get-artifact': ['actions', 'read'],
  'actions/download-artifact': ['actions', 'read'],
  'actions/delete-artifact': ['actions', 'write'],
  'pulls/list-files': ['pull-requests', 'read'],
  'git/get-ref': ['contents', 'read'],
  'git/get-tag': ['contents', 'read'],
  'repos/get-latest-release': ['contents', 'read'],
  'repos/get-release-by-tag': ['contents', 'read'],
  'repos/compare-commits-with-basehead': ['contents', 'read'],
  'repos/get-commit': ['contents', 'read'],
  'repos/list-commits': ['contents', 'read'],
  // Of a repository's own page, of who may do what there and of oneself every token may ask.
  'repos/get': null,
  'repos/get-collaborator-permission-level': null,
  'users/get-authenticated': null,
};

export function allows(permissions: Permissions, operation: string): boolean {
  const need = NEEDS[operation];
  if (need === undefined) return false;
  if (need === null) return true;
  const [name, access] = need;
  const granted = permissions[name];
  return access === 'read' ? granted !== 'none' : granted === 'write';
}
