import type { JsonObject } from '../json.ts';
import { type Call, forbidden, type Handler, notFound, page, type Reply } from '../reply.ts';
import type { Pull } from '../state.ts';

function pullJson(pull: Pull, { state }: Call): JsonObject {
  return {
    number: pull.number,
    state: 'open',
    head: { sha: pull.headSha, ref: pull.headBranch, repo: { id: pull.headRepositoryId } },
    base: { ref: pull.baseBranch, repo: { id: state.repositoryId } },
  };
}

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
      commits: ahead ? between.reverse().map((sha) => ({ sha })) : [],
    },
  };
}

export const repository: Readonly<Record<string, Handler>> = {
  'repos/get': ({ state }) => ({
    status: 200,
    body: { id: state.repositoryId, full_name: `${state.owner}/${state.repo}`, default_branch: 'main' },
  }),
  'pulls/get': (call) => {
    const pull = call.state.pulls.find(({ number }) => number === Number(call.params['pull_number']));
    return pull === undefined ? notFound : { status: 200, body: pullJson(pull, call) };
  },
  'pulls/list': (call) => {
    const { items, headers } = page(call, call.state.pulls);
    return { status: 200, headers, body: items.map((pull) => pullJson(pull, call)) };
  },
  'repos/list-pull-requests-associated-with-commit': (call) => {
    const all = call.state.pulls.filter(({ headSha }) => headSha === call.params['commit_sha']);
    const { items, headers } = page(call, all);
    return { status: 200, headers, body: items.map((pull) => pullJson(pull, call)) };
  },
  'repos/list-commits': (call) => {
    const { items, headers } = page(call, call.state.commits);
    return { status: 200, headers, body: items.map((sha) => ({ sha })) };
  },
  'repos/get-commit': (call) => {
    const sha = call.params['ref'] ?? '';
    return call.state.commits.includes(sha) ? { status: 200, body: { sha } } : notFound;
  },
  'repos/compare-commits-with-basehead': compare,
  // The job's own token may not ask who it is: on GitHub this is a 403 too.
  'users/get-authenticated': () => forbidden,
};
