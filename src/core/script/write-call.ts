import type { Checks } from '../config/kinds/requests/request.ts';
import type { Call } from './call.ts';
import { listOf } from './function-names.ts';
import { comment, literal, withVariables } from './literal.ts';

/** The function that sends one call and looks at the answer. */
export function callFunction(call: Call, name: string): readonly string[] {
  const { method, paths, checks } = call;
  return [
    comment(`${method} ${paths.length === 1 ? paths[0] : `${call.name}: one of ${paths.length} paths`}`),
    ...several(paths, name),
    `function ${name}() {`,
    `  const response = ${sent(call, name)} {`,
    ...indented(paramLines(call), 4),
    '  });',
    '  check(response, {',
    ...indented(checkLines(`${method} ${call.name}`, checks), 4),
    '  });',
    '}',
  ];
}

const indented = (lines: readonly string[], by: number): readonly string[] =>
  lines.map((line) => `${' '.repeat(by)}${line}`);

function several(paths: readonly string[], name: string): readonly string[] {
  if (paths.length === 1) return [];
  return [`const ${listOf(name)} = [`, ...paths.map((path) => `  ${literal(path)},`), '];'];
}

const WITHOUT_BODY: Readonly<Record<string, string>> = { GET: 'get', HEAD: 'head' };
const WITH_BODY: Readonly<Record<string, string>> = {
  ...{ POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'del', OPTIONS: 'options' },
};

/** The call up to its parameters. */
function sent({ method, paths, body }: Call, name: string): string {
  const path = paths.length === 1 ? literal(paths[0]) : `oneOf(${listOf(name)})`;
  const url = `BASE_URL + ${path}`;
  const bare = WITHOUT_BODY[method];
  if (bare !== undefined && body === null) return `http.${bare}(${url},`;
  const own = WITH_BODY[method];
  if (own !== undefined) return `http.${own}(${url}, ${literal(body)},`;
  return `http.request(${literal(method)}, ${url}, ${literal(body)},`;
}

function paramLines({ name, headers, checks, redirects }: Call): readonly string[] {
  const own = Object.entries(headers);
  const shown = own.map(([key, value]) => `  ${literal(key)}: ${withVariables(value)},`);
  return [
    `tags: { name: ${literal(name)} },`,
    ...(own.length === 0 ? [] : ['headers: {', ...shown, '},']),
    ...(redirects === false ? ['redirects: 0,'] : []),
    // Else k6 counts what is right here among the failed requests.
    ...(checks.status.length === 0
      ? []
      : [`responseCallback: http.expectedStatuses(${checks.status.join(', ')}),`]),
  ];
}

function checkLines(what: string, { status, contains }: Checks): readonly string[] {
  const right = status.length === 0 ? 'below 400' : status.join(' or ');
  const answer = `${checkName(`${what}: the status is ${right}`)}: (r) => ${statusTest(status)},`;
  if (contains === null) return [answer];
  return [
    answer,
    `${checkName(`${what}: the answer holds ${contains}`)}: (r) => String(r.body).includes(${literal(contains)}),`,
  ];
}

function statusTest(status: Checks['status']): string {
  if (status.length === 0) return 'r.status >= 200 && r.status < 400';
  return status.length === 1 ? `r.status === ${status[0]}` : `${literal(status)}.includes(r.status)`;
}

/** k6 keeps `::` for itself in the names of checks, and refuses them. */
const checkName = (text: string): string => literal(text.replace(/:{2,}/g, ':'));
