import type { JsonObject } from '../json.ts';
import { type Call, type Handler, notFound, page, type Reply, unprocessable } from '../reply.ts';
import { type Comment, nodeId } from '../state.ts';

/** GitHub counts characters, and says so with a 422; its OpenAPI description does not know the limit. */
const MAX_BODY = 65_536;
const tooLong = unprocessable('IssueComment', 'body', 'body is too long (maximum is 65536 characters)');

function json(comment: Comment, call: Call): JsonObject {
  const page = `https://github.example/${call.state.owner}/${call.state.repo}/pull/${comment.issue}`;
  return {
    id: comment.id,
    node_id: nodeId(comment),
    minimized: comment.minimized === undefined ? null : { reason: comment.minimized },
    body: comment.body,
    user: { ...comment.user },
    html_url: `${page}#issuecomment-${comment.id}`,
    performed_via_github_app: comment.app === null ? null : { slug: comment.app },
  };
}

const find = (call: Call): Comment | undefined =>
  call.state.comments.find(({ id }) => id === Number(call.params['comment_id']));

function create(call: Call): Reply {
  const body = String(call.body['body']);
  if (body.length > MAX_BODY) return tooLong;
  const comment: Comment = {
    id: call.state.nextId++,
    issue: Number(call.params['issue_number']),
    body,
    user: { login: call.token.login, type: call.token.app === null ? 'User' : 'Bot' },
    app: call.token.app,
  };
  call.state.comments.push(comment);
  return { status: 201, body: json(comment, call) };
}

function update(call: Call): Reply {
  const comment = find(call);
  if (comment === undefined) return notFound;
  const body = String(call.body['body']);
  if (body.length > MAX_BODY) return tooLong;
  comment.body = body;
  return { status: 200, body: json(comment, call) };
}

export const comments: Readonly<Record<string, Handler>> = {
  'issues/list-comments': (call) => {
    const all = call.state.comments.filter(({ issue }) => issue === Number(call.params['issue_number']));
    const { items, headers } = page(call, all);
    return { status: 200, headers, body: items.map((comment) => json(comment, call)) };
  },
  'issues/get-comment': (call) => {
    const comment = find(call);
    return comment === undefined ? notFound : { status: 200, body: json(comment, call) };
  },
  'issues/create-comment': create,
  'issues/update-comment': update,
  'issues/delete-comment': (call) => {
    const comment = find(call);
    if (comment === undefined) return notFound;
    call.state.comments.splice(call.state.comments.indexOf(comment), 1);
    return { status: 204 };
  },
};
