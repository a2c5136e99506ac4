import { type JsonObject, text } from '../json.ts';
import { type Call, type Handler, page, type Reply, unprocessable } from '../reply.ts';
import type { Status } from '../state.ts';

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

export const statuses: Readonly<Record<string, Handler>> = {
  'repos/create-commit-status': createStatus,
  'repos/list-commit-statuses-for-ref': (call) => {
    const all = call.state.statuses.filter(({ sha }) => sha === call.params['ref']).reverse();
    const { items, headers } = page(call, all);
    return { status: 200, headers, body: items.map(statusJson) };
  },
};
