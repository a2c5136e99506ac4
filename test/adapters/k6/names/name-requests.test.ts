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
  const memory = { known: new Map(), stay: new Set(), aliases: new Map() };
  nameRequests(http, { naming, baseUrl: BASE, kept, vuTags: () => vuTags, ...memory, ...functions });
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
    expect(call('post', url)).toEqual([url, undefined, name]);
    expect(call('del', url, 'body', { timeout: '1s' })).toEqual([url, 'body', { timeout: '1s', ...name }]);
    expect(call('request', 'GET', url, null, undefined)).toEqual(['GET', url, null, name]);
    expect(call('asyncRequest', 'GET', url)).toEqual(['GET', url, undefined, name]);
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
    expect(call('get', `${BASE}/products`)).toEqual([`${BASE}/products`, undefined]);
  });

  test('what was called before is remembered by itself: an address with a tag, a VU with a name, a template', () => {
    const vuTags: Record<string, unknown> = {};
    const own = make([`${BASE}/kept/7`], vuTags);
    const get = (...args: unknown[]) => own['get']?.(...args)?.[1];
    const [plain, seven] = [`${BASE}/products`, `${BASE}/products/7`];
    for (const _again of [1, 2, 3]) {
      expect(get(plain)).toBeUndefined();
      expect(get(seven)).toEqual(named('/products/:id'));
      expect(get(`${BASE}/kept/7`)).toBeUndefined();
      expect(get(seven, { tags: { name: 'mine' } })).toEqual({ tags: { name: 'mine' } });
      expect(get(plain, { tags: { name: seven } })).toEqual({ tags: { name: markReal(seven) } });
      expect(get(plain, { tags: { name: `${BASE}/kept/7` } })).toEqual({ tags: { name: `${BASE}/kept/7` } });
      // biome-ignore lint/suspicious/noTemplateCurlyInString: k6 writes it so
      const posts = [template('${}/${}', plain), template('${}/products', plain)].map((url) => get(url));
      expect(posts).toEqual([named('/:id'), named('/products')]);
      vuTags['name'] = 'all';
      expect(get(seven)).toBeUndefined();
      vuTags['name'] = undefined;
    }
    for (let id = 0; id < 1200; id += 1) {
      expect(get(`${BASE}/products/${id}?page=${id}`)).toEqual(named('/products/:id'));
      expect(get(plain, { tags: { name: `user ${id}` } })).toEqual({ tags: { name: `user ${id}` } });
    }
    expect(get(plain)).toBeUndefined();
  });

  test('a name that the script gives stays, on the request and on the VU', () => {
    const params = { tags: { name: 'product 7' } };
    expect(call('get', `${BASE}/products/7`, params)?.[1]).toBe(params);
    expect(make([], { name: 'mine' })['get']?.(`${BASE}/products/7`)?.[1]).toBeUndefined();
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
    expect(call('get', template('${}', `${BASE}/posts`))?.[1]).toBeDefined();
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
    expect(make([address], {})['get']?.(address)).toEqual([address, undefined]);
  });
});
