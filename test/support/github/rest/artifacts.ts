import type { JsonObject } from '../json.ts';
import { type Call, type Handler, notFound, page, type Reply } from '../reply.ts';
import type { Artifact, State } from '../state.ts';

const laterBy90Days = (time: string): string => new Date(Date.parse(time) + 90 * 86_400_000).toISOString();

function json(artifact: Artifact, call: Call): JsonObject {
  const run = call.state.runs.find(({ id }) => id === artifact.runId);
  const url = `${call.origin}/repos/${call.state.owner}/${call.state.repo}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    name: artifact.name,
    size_in_bytes: artifact.zip?.length ?? 0,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expired,
    digest: artifact.digest,
    created_at: artifact.createdAt,
    expires_at: artifact.expiresAt ?? laterBy90Days(artifact.createdAt),
    workflow_run:
      run === undefined
        ? null
        : {
            id: run.id,
            repository_id: call.state.repositoryId,
            head_repository_id: run.headRepositoryId,
            head_branch: run.headBranch,
            head_sha: run.headSha,
          },
  };
}

/** Spreads neighbouring ids, the same way each time, so that pages do not overlap. */
const mixed = (id: number): number => (id * 2_654_435_761) % 4_294_967_296;

const PLACE: Readonly<Record<State['artifactOrder'], (artifact: Artifact) => number>> = {
  mixed: ({ id }) => mixed(id),
  'newest first': ({ id }) => -id,
  'oldest first': ({ id }) => id,
};

/** An artifact whose upload was not finalized is not listed. */
function list(call: Call, wanted: (artifact: Artifact) => boolean): Reply {
  const name = call.query.get('name');
  const place = PLACE[call.state.artifactOrder];
  const all = call.state.artifacts
    .filter((artifact) => artifact.zip !== null && (name === null || artifact.name === name))
    .filter(wanted)
    .toSorted((a, b) => place(a) - place(b));
  const { items, headers } = page(call, all);
  return {
    status: 200,
    headers,
    body: { total_count: all.length, artifacts: items.map((artifact) => json(artifact, call)) },
  };
}

const find = (call: Call): Artifact | undefined =>
  call.state.artifacts.find(({ id }) => id === Number(call.params['artifact_id']));

function download(call: Call): Reply {
  const artifact = find(call);
  if (artifact === undefined || artifact.zip === null) return notFound;
  if (artifact.expired) return { status: 410, body: { message: 'Artifact has expired' } };
  return {
    status: 302,
    headers: { location: `${call.origin}/blobs/${artifact.id}?sig=c2lnbmF0dXJlLW9mLWJsb2I` },
  };
}

export const artifacts: Readonly<Record<string, Handler>> = {
  'actions/list-artifacts-for-repo': (call) => list(call, () => true),
  'actions/list-workflow-run-artifacts': (call) =>
    list(call, ({ runId }) => runId === Number(call.params['run_id'])),
  'actions/get-artifact': (call) => {
    const artifact = find(call);
    return artifact === undefined ? notFound : { status: 200, body: json(artifact, call) };
  },
  'actions/download-artifact': download,
  'actions/delete-artifact': (call) => {
    const artifact = find(call);
    if (artifact === undefined) return notFound;
    call.state.artifacts.splice(call.state.artifacts.indexOf(artifact), 1);
    return { status: 204 };
  },
};
