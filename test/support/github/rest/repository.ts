import { type Call, forbidden, type Handler, notFound, page, type Reply } from '../reply.ts';
import { fileJson } from './pulls.ts';

/** GitHub lists no more files of a comparison, and does not say that there are more. */
const MOST_FILES = 300;

const filesOf = (shas: readonly string[], { state }: Call): readonly string[] => [
  ...new Set(shas.flatMap((sha) => state.files.get(sha) ?? [])),
];

function compare(call: Call): Reply {
  const [base = '', head = ''] = (call.params['basehead'] ?? '').split('...');
  const from = call.state.commits.indexOf(head);
  const to = call.state.commits.indexOf(base);
  if (from < 0 || to < 0) return notFound;
  const between = call.state.commits.slice(Math.min(from, to), Math.max(from, to));
  const ahead = from <= to;
  return {
    status: 200,
    body: {
      status: from === to ? 'identical' : ahead ? 'ahead' : 'behind',
      ahead_by: ahead ? between.length : 0,
      behind_by: ahead ? 0 : between.length,
      total_commits: ahead ? between.length : 0,
      base_commit: { sha: base },
      merge_base_commit: { sha: ahead ? base : head },
      commits: ahead ? between.toReversed().map((sha) => ({ sha })) : [],
      files: ahead ? filesOf(between, call).slice(0, MOST_FILES).map(fileJson) : [],
    },
  };
}

export const repository: Readonly<Record<string, Handler>> = {
  'repos/get': ({ state }) => ({
    status: 200,
    body: { id: state.repositoryId, full_name: `${state.owner}/${state.repo}`, default_branch: 'main' },
  }),
  'repos/get-collaborator-permission-level': ({ state, params }) => {
    const { username = '' } = params;
    const permission = state.writers.has(username) ? 'write' : 'read';
    return { status: 200, body: { permission, role_name: permission, user: null } };
  },
  'repos/list-commits': (call) => {
    const { items, headers } = page(call, call.state.commits);
    return { status: 200, headers, body: items.map((sha) => ({ sha })) };
  },
  'repos/get-commit': (call) => {
    const { ref = '' } = call.params;
    const { branches, commits, tags } = call.state;
    const tip = ref === 'heads/main' ? commits[0] : branches.get(ref.replace('heads/', ''));
    const sha = tip ?? tags.find(({ name }) => name === ref)?.sha ?? ref;
    if (sha !== tip && !commits.includes(sha)) return notFound;
    return { status: 200, body: { sha, files: filesOf([sha], call).map(fileJson) } };
  },
  'repos/compare-commits-with-basehead': compare,
  // The job's own token may not ask who it is: on GitHub this is a 403 too.
  'users/get-authenticated': () => forbidden,
};
