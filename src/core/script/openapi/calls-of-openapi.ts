import { isObject } from '../../config/is-object.ts';
import { splitAddress } from '../../config/kinds/requests/address.ts';
import { ANY_ANSWER, type HeaderValues } from '../../config/kinds/requests/request.ts';
import type { Call } from '../call.ts';
import type { Converted, LeftOut, Unusable } from '../left-out.ts';
import { lackingSchemes } from './authorization.ts';
import { type Parameter, parametersOf } from './parameters.ts';
import { follow, type Node } from './references.ts';

type Around = {
  readonly document: Node;
  /** sent with every request */
  readonly headers: HeaderValues;
  /** where the load goes, with its path; null: the application's root */
  readonly target: string | null;
};

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** A call for each GET operation of an OpenAPI 3 document that can be called with the examples that it holds. */
export function callsOfOpenapi(value: unknown, around: Omit<Around, 'document'>): Converted | Unusable {
  const document = isObject(value) ? value : {};
  const version = document['openapi'] ?? document['swagger'];
  if (version === undefined) return { kind: 'not-openapi' };
  if (!/^3\.\d/.test(String(version))) return { kind: 'version', version: String(version) };
  const paths = Object.entries(isObject(document['paths']) ? document['paths'] : {});
  const found = paths.flatMap(([path, item]) => ofPath(path, item, { ...around, document }));
  return {
    calls: found.flatMap((one) => ('call' in one ? [one.call] : [])),
    leftOut: found.flatMap((one) => ('leftOut' in one ? [one.leftOut] : [])),
  };
}

type One = { readonly call: Call } | { readonly leftOut: LeftOut };

function ofPath(path: string, value: unknown, around: Around): readonly One[] {
  const found = follow(around.document, value);
  if ('lost' in found) {
    return [{ leftOut: { kind: 'reference', operation: path, reference: found.lost } }];
  }
  const item = found.node;
  const methods = Object.keys(item).filter((key) => METHODS.includes(key));
  return methods.map((method): One => {
    const operation = `${method.toUpperCase()} ${path}`;
    if (method !== 'get') return { leftOut: { kind: 'unsafe', operation } };
    const own = isObject(item['get']) ? item['get'] : {};
    return ofOperation({ path, item, own, operation }, around);
  });
}

type Operation = {
  readonly path: string;
  readonly item: Node;
  readonly own: Node;
  readonly operation: string;
};

function ofOperation({ path, item, own, operation }: Operation, around: Around): One {
  const { document, headers, target } = around;
  if (own['deprecated'] === true) return { leftOut: { kind: 'deprecated', operation } };
  const sent = Object.keys(headers).map((name) => name.toLowerCase());
  const schemes = lackingSchemes(document, own['security'] ?? document['security'], sent);
  if (schemes.length > 0) return { leftOut: { kind: 'unauthorized', operation, schemes } };
  const all = [item['parameters'], own['parameters']].flatMap((list) => (Array.isArray(list) ? list : []));
  const read = parametersOf(document, all, operation, sent);
  if ('leftOut' in read) return read;
  const { parameters } = read;
  const undescribed = [...path.matchAll(/\{([^}]*)\}/g)]
    .map(([, name = '']) => name)
    .find((name) => !parameters.some((one) => one.place === 'path' && one.name === name));
  if (undescribed !== undefined)
    return { leftOut: { kind: 'no-example', operation, parameter: undescribed } };
  const prefix = prefixOf(own['servers'] ?? item['servers'] ?? document['servers'], target);
  const whole = `${prefix}${path.startsWith('/') ? path : `/${path}`}`;
  const inHeaders = parameters.filter(({ place }) => place === 'header');
  return {
    call: {
      ...{ method: 'GET', body: null, weight: 1, checks: ANY_ANSWER },
      name: whole.replace(/\{([^}]*)\}/g, ':$1'),
      paths: pathsOf(whole, parameters),
      headers: Object.fromEntries(inHeaders.map(({ name, values }) => [name, values[0] ?? ''])),
    },
  };
}

/** As many paths as the parameter with most examples has. */
function pathsOf(path: string, parameters: readonly Parameter[]): readonly string[] {
  const inAddress = parameters.filter(({ place }) => place !== 'header');
  const count = Math.max(1, ...inAddress.map(({ values }) => values.length));
  const paths = Array.from({ length: count }, (_, index) => {
    const value = ({ values }: Parameter) => values[index % values.length] ?? '';
    const filled = path.replace(/\{([^}]*)\}/g, (whole, name: string) => {
      const parameter = inAddress.find((one) => one.place === 'path' && one.name === name);
      return parameter === undefined ? whole : value(parameter);
    });
    const query = inAddress.filter(({ place }) => place === 'query').map(value);
    return query.length === 0 ? filled : `${filled}?${query.join('&')}`;
  });
  return [...new Set(paths)];
}

/** The path of the first server, which all paths begin with; nothing where the target has it already. */
function prefixOf(servers: unknown, target: string | null): string {
  const first: unknown = Array.isArray(servers) ? servers[0] : null;
  if (!isObject(first) || typeof first['url'] !== 'string') return '';
  const variables = isObject(first['variables']) ? first['variables'] : {};
  const url = first['url'].replace(/\{([^}]*)\}/g, (_, name: string) => {
    const variable = variables[name];
    return String(isObject(variable) ? variable['default'] : '');
  });
  const { path } = splitAddress(url);
  const prefix = path
    .replace(/^\.?\/?/, '/')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
  const own = target === null ? '' : splitAddress(target).path.replace(/\/+$/, '');
  return own.endsWith(prefix) ? '' : prefix;
}
