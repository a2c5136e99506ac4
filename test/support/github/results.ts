import { isObject, type Json } from './json.ts';
import type { Reply } from './reply.ts';
import type { Artifact, State } from './state.ts';

const PREFIX = '/twirp/github.actions.results.api.v1.ArtifactService/';

export const isResults = (path: string): boolean => path.startsWith(PREFIX);

type Ask = { readonly [key: string]: Json | undefined };

const refuse = (status: number, code: string, msg: string): Reply => ({ status, body: { code, msg } });

/** The Results service that `@actions/artifact` uploads through. The run is the one named in the token's `scp`. */
export function results(
  state: State,
  origin: string,
  path: string,
  authorization: string | undefined,
  body: Ask,
): Reply {
  const runId = runOf(authorization);
  if (runId === null) return refuse(401, 'unauthenticated', 'no Actions.Results scope in the token');
  if (!state.runs.some(({ id }) => id === runId)) return refuse(404, 'not_found', `no run ${runId}`);
  const name = String(body['name']);
  const own = state.artifacts.find((artifact) => artifact.runId === runId && artifact.name === name);
  switch (path.slice(PREFIX.length)) {
    case 'CreateArtifact':
      return own === undefined
        ? create(state, origin, runId, name)
        : refuse(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
    case 'FinalizeArtifact':
      return own === undefined ? refuse(404, 'not_found', 'no such artifact') : finalize(own, body);
    case 'ListArtifacts':
      return { status: 200, body: { artifacts: list(state, runId) } };
    case 'GetSignedArtifactURL':
      return own === undefined
        ? refuse(404, 'not_found', 'no such artifact')
        : { status: 200, body: { signed_url: blobUrl(origin, own.id) } };
    default:
      return refuse(404, 'bad_route', path);
  }
}

const blobUrl = (origin: string, id: number): string => `${origin}/blobs/${id}?sig=c2lnbmF0dXJlLW9mLWJsb2I`;

function create(state: State, origin: string, runId: number, name: string): Reply {
  const artifact: Artifact = {
    id: state.nextId++,
    runId,
    name,
    createdAt: new Date().toISOString(),
    expired: false,
    zip: null,
    digest: null,
  };
  state.artifacts.push(artifact);
  state.blobs.set(artifact.id, { blocks: new Map() });
  return { status: 200, body: { ok: true, signed_upload_url: blobUrl(origin, artifact.id) } };
}

function finalize(artifact: Artifact, body: Ask): Reply {
  if (artifact.zip === null) return refuse(412, 'failed_precondition', 'the blob was not committed');
  if (Number(body['size']) !== artifact.zip.length) {
    return refuse(400, 'invalid_argument', `size ${body['size']} differs from ${artifact.zip.length} bytes`);
  }
  const hash = body['hash'];
  artifact.digest = typeof hash === 'string' ? hash : null;
  return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
}

function list(state: State, runId: number): readonly Json[] {
  return state.artifacts
    .filter((artifact) => artifact.runId === runId && artifact.zip !== null)
    .map((artifact) => ({
      workflow_run_backend_id: String(runId),
      workflow_job_run_backend_id: 'job',
      database_id: String(artifact.id),
      name: artifact.name,
      size: String(artifact.zip?.length ?? 0),
    }));
}

function runOf(authorization: string | undefined): number | null {
  const payload = authorization?.replace(/^Bearer /, '').split('.')[1];
  if (payload === undefined) return null;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const scope = isObject(claims) ? String(claims['scp']) : '';
  const id = /\bActions\.Results:(\d+):/.exec(scope)?.[1];
  return id === undefined ? null : Number(id);
}

/** A token as the runner hands it to actions: the client reads its scope and does not check the signature. */
export function runtimeToken(runId: number, job = `job-${runId}`): string {
  const part = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ scp: `Actions.Results:${runId}:${job}` })}.c2lnbmF0dXJl`;
}
