import type { Json, JsonObject } from '../json.ts';
import { type Call, type Handler, notFound, page, type Reply } from '../reply.ts';
import { ownerOf, type Pull } from '../state.ts';

function json(pull: Pull, { state }: Call): JsonObject {
  const owner = ownerOf(state, pull.headRepositoryId);
  return {
    number: pull.number,
    state: pull.state ?? 'open',
    head: {
      sha: pull.headSha,
      ref: pull.headBranch,
      label: `${owner}:${pull.headBranch}`,
      user: { login: owner },
      repo: { id: pull.headRepositoryId, full_name: `${owner}/${state.repo}`, owner: { login: owner } },
    },
    base: { ref: pull.baseBranch, repo: { id: state.repositoryId } },
  };
}

function list(call: Call, pulls: readonly Pull[]): Reply {
  const { items, headers } = page(call, pulls);
  return { status: 200, headers, body: items.map((pull) => json(pull, call)) };
}

const find = (call: Call): Pull | undefined =>
  call.state.pulls.find(({ number }) => number === Number(call.params['pull_number']));

/** `head` asks for OWNER:BRANCH, newest first; closed ones are listed only when they are asked for. */
function listAll(call: Call): Reply {
  const state = call.query.get('state') ?? 'open';
  const [head, base] = [call.query.get('head'), call.query.get('base')];
  const wanted = call.state.pulls.filter(
    (pull) =>
      (state === 'all' || state === (pull.state ?? 'open')) &&
      (base === null || base === pull.baseBranch) &&
      (head === null || head === `${ownerOf(call.state, pull.headRepositoryId)}:${pull.headBranch}`),
  );
  return list(call, wanted.toReversed());
}

/** The shape that a changed file has in a pull request and in a comparison. */
export const fileJson = (filename: string): Json => ({ filename, status: 'modified', patch: '@@' });

export const pulls: Readonly<Record<string, Handler>> = {
  'pulls/get': (call) => {
    const pull = find(call);
    return pull === undefined ? notFound : { status: 200, body: json(pull, call) };
  },
  'pulls/list': listAll,
  'pulls/list-files': (call) => {
    const pull = find(call);
    if (pull === undefined) return notFound;
    const { items, headers } = page(call, pull.files ?? []);
    return { status: 200, headers, body: items.map(fileJson) };
  },
  // A fork's commit is not in this repository, and GitHub answers with an empty list.
  'repos/list-pull-requests-associated-with-commit': (call) => {
    const { pulls: all, repositoryId } = call.state;
    const sha = call.params['commit_sha'];
    return list(
      call,
      all.filter((pull) => pull.headSha === sha && pull.headRepositoryId === repositoryId),
    );
  },
};
