import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { OpenAPIBackend, type Request } from 'openapi-backend';
import { fill, type Schema } from '../fill.ts';
import { isObject, type Json } from '../json.ts';
import { allows } from '../permissions.ts';
import { type Call, forbidden, type Handler, notFound, type Reply, unprocessable } from '../reply.ts';
import { artifacts } from './artifacts.ts';
import { checks } from './checks.ts';
import { comments } from './comments.ts';
import { pulls } from './pulls.ts';
import { releases } from './releases.ts';
import { repository } from './repository.ts';
import { runs } from './runs.ts';
import { statuses } from './statuses.ts';

export const HANDLERS: Readonly<Record<string, Handler>> = {
  ...artifacts,
  ...checks,
  ...comments,
  ...pulls,
  ...releases,
  ...repository,
  ...runs,
  ...statuses,
};

export type Api = {
  /** Routes, checks and answers one request; says what GitHub's description has against it or the answer. */
  handle(request: Request, call: Omit<Call, 'params'>, violate: (text: string) => void): Reply;
};

/** The REST API: GitHub's own description routes and validates, our handlers answer. */
export async function createApi(): Promise<Api> {
  const api = await describedApi();
  return { handle: (request, call, violate) => handle(api, request, call, violate) };
}

/** Routes and validates by the description. */
async function describedApi(): Promise<OpenAPIBackend> {
  const definition = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'));
  const api = new OpenAPIBackend({
    definition,
    quick: true,
    strict: false,
    coerceTypes: true,
    customizeAjv: (ajv) => {
      addFormats.default(ajv);
      return ajv;
    },
  });
  await api.init();
  return api;
}

function handle(
  api: OpenAPIBackend,
  request: Request,
  call: Omit<Call, 'params'>,
  violate: (text: string) => void,
): Reply {
  const operation = api.matchOperation(request);
  const handler = HANDLERS[operation?.operationId ?? ''];
  if (operation?.operationId === undefined || handler === undefined) {
    violate(`unknown route ${request.method} ${request.path}`);
    return notFound;
  }
  const checked = api.validateRequest(request, operation);
  if (checked.valid === false) {
    violate(`invalid request ${request.method} ${request.path}: ${JSON.stringify(checked.errors)}`);
    return unprocessable('Request', 'body', 'does not match the description');
  }
  const params = pathParameters(operation.path, request.path);
  if (params['owner'] !== undefined && !isOurs(params, call)) return notFound;
  if (!allows(call.token.permissions, operation.operationId)) return forbidden;
  const reply = handler({ ...call, params });
  return complete(reply, operation.responses?.[reply.status], (body) => {
    const answer = api.validateResponse(body, operation, reply.status);
    if (answer.valid === false || (answer.errors?.length ?? 0) > 0) {
      violate(
        `invalid response ${reply.status} of ${operation.operationId}: ${JSON.stringify(answer.errors)}`,
      );
    }
  });
}

const isOurs = (params: Readonly<Record<string, string>>, { state }: Omit<Call, 'params'>): boolean =>
  params['owner'] === state.owner && params['repo'] === state.repo;

/** Fills the answer up to GitHub's shape and has it validated, where the description knows this status. */
function complete(reply: Reply, described: unknown, validate: (body: Json) => void): Reply {
  const schema = schemaOf(described);
  if (schema === null || reply.body === undefined || Buffer.isBuffer(reply.body)) return reply;
  const body = fill(schema, reply.body);
  validate(body);
  return { ...reply, body };
}

function schemaOf(described: unknown): Schema | null {
  const content = isObject(described) ? described['content'] : undefined;
  const json = isObject(content) ? content['application/json'] : undefined;
  const schema = isObject(json) ? json['schema'] : undefined;
  return isObject(schema) ? schema : null;
}

function pathParameters(template: string, path: string): Record<string, string> {
  const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, '([^/]+)')}$`);
  const values = pattern.exec(path)?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]));
}
