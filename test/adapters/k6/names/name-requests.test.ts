import { beforeEach, describe, expect, test } from 'vitest';
import { aliasOf, markReal } from '../../../../src/adapters/k6/names/alias.ts';
import { nameRequests } from '../../../../src/adapters/k6/names/name-requests.ts';
import { namesModule } from '../../../../src/adapters/k6/names/names-module.ts';
import { createNaming, fillTemplate, hideUser, NO_RULES } from '../../../../src/adapters/k6/names/naming.ts';

const BASE = 'http://127.0.0.1:4001';
const METHODS = 'get head post put patch del options request asyncRequest batch'.split(' ');
type Http = Record<string, (...args: unknown[]) => unknown[]>;

/** k6's functions, which give back what they were called with; from the source, and from the module that k6 gets. */
function sourceHttp(kept: readonly string[], vuTags: Record<string, unknown>): Http {
  const http = bare();
  const naming = createNaming({ ...NO_RULES, kept });
  const functions = { aliasOf, markReal, hideUser, fillTemplate };
  nameRequests(http, { naming, baseUrl: BASE, kept, vuTags: () => vuTags, ...functions });
  return http;
}

function moduleHttp(kept: readonly string[], vuTags: Record<string, unknown>): Http {
  const http = bare();
  const text = namesModule({ ...NO_RULES, kept }).replace(/^import .*$/gm, '');
  new Function('http', 'exec', '__ENV', text)(
    http,
    { vu: { metrics: { tags: vuTags } } },
    { BASE_URL: BASE },
  );
  return http;
}

const bare = (): Http => Object.fromEntries(METHODS.map((method) => [method, (...args: unknown[]) => args]));
const named = (name: string) => ({ tags: { name: `${BASE}${name}` } });
const template = (name: string, url: string) => ({ name, url, clean_url: url });

describe.each([
  ['the source', sourceHttp],
  ['the module that k6 gets', moduleHttp],
])('%s', (_which, make) => {
  let http: Http;
  beforeEach(() => {
    http = make([], {});
  });
  const call = (method: string, ...args: unknown[]) => http[method]?.(...args);

  test('requests of every function are named, their other arguments untouched', () => {
    const url = `${BASE}/products/7`;
    const name = named('/products/:id');
    expect(call('get', url)).toEqual([url, name]);
    expect(call('head', url, null)).toEqual([url, name]);
    expect(call('post', url)).toEqual([url, null, name]);
    expect(call('del', url, 'body', { timeout: '1s' })).toEqual([url, 'body', { timeout: '1s', ...name }]);
    expect(call('request', 'GET', url, null, undefined)).toEqual(['GET', url, null, name]);
    expect(call('asyncRequest', 'GET', url)).toEqual(['GET', url, null, name]);
  });

  test('params that are shared and frozen are copied, their tags kept', () => {
    const params = Object.freeze({ tags: Object.freeze({ team: 'a' }), headers: { b: 'c' } });
    const name = `${BASE}/products/:id`;
    expect(call('get', `${BASE}/products/7`, params)).toEqual([
      `${BASE}/products/7`,
      { headers: { b: 'c' }, tags: { team: 'a', name } },
    ]);
    expect(params).toEqual({ tags: { team: 'a' }, headers: { b: 'c' } });
  });

  test('what needs no name goes through as it came', () => {
    const params = {};
    const [url, same] = call('get', `${BASE}/products`, params) ?? [];
    expect(url).toBe(`${BASE}/products`);
    expect(same).toBe(params);
    expect(call('get', `${BASE}/products`)).toHaveLength(1);
  });

  test('a name that the script gives stays, on the request and on the VU', () => {
    const params = { tags: { name: 'product 7' } };
    expect(call('get', `${BASE}/products/7`, params)?.[1]).toBe(params);
    expect(make([], { name: 'mine' })['get']?.(`${BASE}/products/7`)).toEqual([`${BASE}/products/7`]);
    const address = `${BASE}/products/7`;
    expect(call('get', address, { tags: { name: address } })?.[1]).toEqual({
      tags: { name: markReal(address) },
    });
  });

  test('a name that k6 cannot take in a threshold is written in another way', () => {
    expect(call('get', BASE, { tags: { name: 'a, b' } })?.[1]).toEqual({ tags: { name: aliasOf('a, b') } });
    expect(aliasOf('a, b')).not.toContain(',');
  });

  test('templates are called by their text, batches each by its own', () => {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: k6 writes it so
    const post = template('${}/posts/${}/edit', `${BASE}/posts/first/edit`);
    expect(call('get', post)?.[1]).toEqual(named('/posts/:id/edit'));
    expect(call('get', template('http://o.test/x/${}', 'http://o.test/x/y'))?.[1]).toEqual({
      tags: { name: 'http://o.test/x/:id' },
    });
    expect(call('get', template('${}', `${BASE}/posts`))).toHaveLength(2);
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: k6 writes it so
    const url = `${BASE}/b/7`;
    const name = named('/b/:id');
    const plain = ['GET', `${BASE}/b`];
    expect(call('batch', [url, ['POST', url], { method: 'GET', url, body: 'x' }, plain, post])).toEqual([
      [
        ['GET', url, null, name],
        ['POST', url, null, name],
        { method: 'GET', url, body: 'x', params: name },
        plain,
        ['GET', post, null, named('/posts/:id/edit')],
      ],
    ]);
    expect(call('batch', { one: url })).toEqual([{ one: ['GET', url, null, name] }]);
  });

  test('what a threshold looks at stays', () => {
    const address = `${BASE}/products/7`;
    expect(make([address], {})['get']?.(address)).toEqual([address]);
  });
});
