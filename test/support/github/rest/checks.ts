import { isObject, type JsonObject, text } from '../json.ts';
import { type Call, type Handler, notFound, page, type Reply, unprocessable } from '../reply.ts';
import type { CheckRun } from '../state.ts';

function json(check: CheckRun, call: Call): JsonObject {
  const { title, summary, annotations } = check;
  const url = `https://github.example/${call.state.owner}/${call.state.repo}/runs/${check.id}`;
  return {
    id: check.id,
    name: check.name,
    external_id: check.externalId,
    head_sha: check.headSha,
    status: check.status,
    conclusion: check.conclusion,
    html_url: url,
    output: { title, summary, text: check.text, annotations_count: annotations.length },
  };
}

const lacksConclusion = (call: Call): boolean =>
  call.body['status'] === 'completed' && text(call.body['conclusion']) === null;

const noConclusion = unprocessable(
  'CheckRun',
  'conclusion',
  'conclusion is required when status is completed',
);

/** What a request says replaces what was there; annotations are added. A conclusion completes the run. */
function apply(check: CheckRun, { body }: Call): void {
  const conclusion = text(body['conclusion']);
  check.status = conclusion === null ? (text(body['status']) ?? check.status) : 'completed';
  check.conclusion = conclusion ?? check.conclusion;
  const { output } = body;
  if (!isObject(output)) return;
  check.title = text(output['title']) ?? check.title;
  check.summary = text(output['summary']) ?? check.summary;
  check.text = text(output['text']) ?? check.text;
  const { annotations } = output;
  if (Array.isArray(annotations)) check.annotations.push(...annotations.filter(isObject));
}

function create(call: Call): Reply {
  if (lacksConclusion(call)) return noConclusion;
  const check: CheckRun = {
    id: call.state.nextId++,
    name: String(call.body['name']),
    headSha: String(call.body['head_sha']),
    externalId: text(call.body['external_id']),
    status: 'queued',
    conclusion: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
  };
  apply(check, call);
  call.state.checks.push(check);
  return { status: 201, body: json(check, call) };
}

function update(call: Call): Reply {
  const check = call.state.checks.find(({ id }) => id === Number(call.params['check_run_id']));
  if (check === undefined) return notFound;
  if (lacksConclusion(call)) return noConclusion;
  apply(check, call);
  return { status: 200, body: json(check, call) };
}

export const checks: Readonly<Record<string, Handler>> = {
  'checks/create': create,
  'checks/update': update,
  'checks/list-for-ref': (call) => {
    const name = call.query.get('check_name');
    const all = call.state.checks.filter(
      (check) => check.headSha === call.params['ref'] && (name === null || check.name === name),
    );
    const { items, headers } = page(call, all);
    const check_runs = items.map((check) => json(check, call));
    return { status: 200, headers, body: { total_count: all.length, check_runs } };
  },
};
