import type { IncomingMessage, ServerResponse } from 'node:http';
import { blobs, isBlob } from './blobs.ts';
import { type Faults, reset, spoiled } from './faults.ts';
import { graphql } from './graphql.ts';
import { isObject, type JsonObject } from './json.ts';
import type { Reply } from './reply.ts';
import type { Api } from './rest/api.ts';
import { isResults, results } from './results.ts';
import { CALLS_PER_HOUR, type State } from './state.ts';

/** One request as the emulator saw it. */
export type Seen = {
  readonly method: string;
  /** path with query */
  readonly url: string;
  readonly userAgent: string;
  /** null until it was answered, and when the connection was cut */
  status: number | null;
};

export type World = {
  readonly state: State;
  readonly api: Api;
  readonly faults: Faults;
  readonly requests: Seen[];
  readonly violations: string[];
};

/** Answers one HTTP request: faults first, then the host that the path belongs to. */
export async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const origin = `http://${request.headers.host}`;
  const url = new URL(request.url ?? '/', origin);
  const seen: Seen = {
    method,
    url: `${url.pathname}${url.search}`,
    userAgent: request.headers['user-agent'] ?? '',
    status: null,
  };
  world.requests.push(seen);
  const body = await bytes(request);
  const taken = world.faults.take(method, url.pathname);
  await taken?.held;
  const honest = (): Reply => answer(world, request, url, origin, body);
  const reply = taken === null ? honest() : spoiled(taken.effect, honest);
  const { callsLeft } = world.state;
  if (reply !== null) return send(response, seen, reply, callsLeft, taken?.effect.kind === 'truncate');
  if (taken?.effect.kind === 'reset') reset(response);
}

function answer(world: World, request: IncomingMessage, url: URL, origin: string, body: Buffer): Reply {
  const method = request.method ?? 'GET';
  const { authorization } = request.headers;
  const violate = (text: string): void => void world.violations.push(text);
  if (isBlob(url.pathname)) {
    if (authorization !== undefined)
      violate(`authorization header sent to the blob host: ${method} ${url.pathname}`);
    return blobs(world.state, method, url, body);
  }
  const json = parse(body, violate);
  if (isResults(url.pathname)) return results(world.state, origin, url.pathname, authorization, json);
  const { state } = world;
  const token = state.tokens.get((authorization ?? '').replace(/^(token|bearer) /i, ''));
  if (token === undefined) return { status: 401, body: { message: 'Bad credentials' } };
  // GraphQL has a limit of its own.
  if (url.pathname !== '/graphql' && state.callsLeft <= 0) return limited();
  if (url.pathname !== '/graphql') state.callsLeft -= 1;
  if (url.pathname === '/graphql') return graphql({ state: world.state, token, body: json }, violate);
  const routed = {
    method,
    path: url.pathname,
    headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
    query: Object.fromEntries(url.searchParams),
    ...(body.length > 0 ? { body: json } : {}),
  };
  const call = { state: world.state, origin, token, query: url.searchParams, body: json };
  return world.api.handle(routed, { ...call, url: `${url.pathname}${url.search}` }, violate);
}

/** What all tokens of a repository's jobs get once its hour is used up. */
function limited(): Reply {
  const reset = String(Math.ceil(Date.now() / 1000) + 3600);
  return {
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
    body: { message: 'API rate limit exceeded for installation.' },
  };
}

async function bytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parse(body: Buffer, violate: (text: string) => void): JsonObject {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value as JsonObject;
  } catch {
    // falls through: not JSON is as wrong as not an object
  }
  violate('request body is not a JSON object');
  return {};
}

function send(response: ServerResponse, seen: Seen, reply: Reply, left: number, cut: boolean): void {
  const { status, headers = {} } = reply;
  seen.status = status;
  const limits = { 'x-ratelimit-limit': String(CALLS_PER_HOUR), 'x-ratelimit-remaining': String(left) };
  const body = bodyOf(reply);
  if (body === null) {
    response.writeHead(status, { ...limits, ...headers });
    response.end();
    return;
  }
  const type = Buffer.isBuffer(reply.body) ? {} : { 'content-type': 'application/json; charset=utf-8' };
  response.writeHead(status, { ...limits, ...type, ...headers, 'content-length': body.length });
  if (!cut) response.end(body);
  else response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function bodyOf({ body }: Reply): Buffer | null {
  if (body === undefined) return null;
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
