import type { Json, JsonObject } from '../json.ts';
import { type Call, type Handler, notFound, page, type Reply, unprocessable } from '../reply.ts';
import type { CheckRun, Status } from '../state.ts';

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);

function statusJson({ state, context, description, targetUrl }: Status): JsonObject {
  return { state, context, description, target_url: targetUrl };
}

function createStatus(call: Call): Reply {
  const description = text(call.body['description']);
  if (description !== null && description.length > 140) {
    return unprocessable('Status', 'description', 'description is too long (maximum is 140 characters)');
  }
  const status: Status = {
    sha: call.params['sha'] ?? '',
    state: String(call.body['state']),
    context: text(call.body['context']) ?? 'default',
    description,
    targetUrl: text(call.body['target_url']),
  };
  call.state.statuses.push(status);
  return { status: 201, body: statusJson(status) };
}

function checkJson(check: CheckRun): JsonObject {
  return {
    id: check.id,
    name: check.name,
    head_sha: check.headSha,
    status: check.status,
    conclusion: check.conclusion,
  };
}

const lacksConclusion = (call: Call): boolean =>
  call.body['status'] === 'completed' && text(call.body['conclusion']) === null;

const noConclusion = unprocessable(
  'CheckRun',
  'conclusion',
  'conclusion is required when status is completed',
);

function createCheck(call: Call): Reply {
  if (lacksConclusion(call)) return noConclusion;
  const check: CheckRun = {
    id: call.state.nextId++,
    name: String(call.body['name']),
    headSha: String(call.body['head_sha']),
    status: text(call.body['status']) ?? 'queued',
    conclusion: text(call.body['conclusion']),
  };
  call.state.checks.push(check);
  return { status: 201, body: checkJson(check) };
}

function updateCheck(call: Call): Reply {
  const check = call.state.checks.find(({ id }) => id === Number(call.params['check_run_id']));
  if (check === undefined) return notFound;
  if (lacksConclusion(call)) return noConclusion;
  check.status = text(call.body['status']) ?? check.status;
  check.conclusion = text(call.body['conclusion']) ?? check.conclusion;
  return { status: 200, body: checkJson(check) };
}

export const statuses: Readonly<Record<string, Handler>> = {
  'repos/create-commit-status': createStatus,
  'repos/list-commit-statuses-for-ref': (call) => {
    const all = call.state.statuses.filter(({ sha }) => sha === call.params['ref']).reverse();
    const { items, headers } = page(call, all);
    return { status: 200, headers, body: items.map(statusJson) };
  },
  'checks/create': createCheck,
  'checks/update': updateCheck,
  'checks/list-for-ref': (call) => {
    const all = call.state.checks.filter(({ headSha }) => headSha === call.params['ref']);
    const { items, headers } = page(call, all);
    return { status: 200, headers, body: { total_count: all.length, check_runs: items.map(checkJson) } };
  },
};
