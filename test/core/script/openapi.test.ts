import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { callsOfOpenapi } from '../../../src/core/script/openapi/calls-of-openapi.ts';
import { leftOutText, unusableText } from '../../../src/core/words/script/left-out.ts';

const SHOP = `
openapi: 3.1.0
servers: [{ url: "https://{host}/api/{version}/", variables: { host: { default: shop.test }, version: { default: v1 } } }]
security: []
paths:
  /products:
    get:
      parameters:
        - { name: page, in: query, schema: { type: integer, default: 1 } }
        - { name: category, in: query, required: true, schema: { enum: [books & more, music] } }
    post: {}
  /products/{id}:
    parameters:
      - { name: id, in: path, required: true, examples: { first: { value: 1 }, second: { $ref: "#/components/examples/Second" } } }
      - { name: X-Shop, in: header, required: true, example: berlin }
    get:
      parameters:
        - { $ref: "#/components/parameters/Fields" }
    delete: {}
  /users/{name}:
    get:
      parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
  /old: { get: { deprecated: true } }
  /me: { get: { security: [{ bearer: [], key: [] }, { key: [] }] } }
  /anybody: { get: { security: [{ bearer: [] }, {}] } }
  /elsewhere: { get: { parameters: [{ $ref: "common.yaml#/Limit" }] } }
  /session: { get: { parameters: [{ name: sid, in: cookie, required: true, example: a }] } }
  /filter: { get: { parameters: [{ name: by, in: query, required: true, example: { a: 1 } }] } }
  /forgotten/{id}: { get: {} }
  /moved: { $ref: "#/components/pathItems/Moved" }
components:
  examples: { Second: { value: a/b } }
  parameters:
    Fields: { name: fields, in: query, required: true, schema: { type: array, items: { example: title } } }
  pathItems: { Moved: { get: {} } }
  securitySchemes:
    bearer: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
`;

const around = { headers: {}, target: null };

function converted(text: string, more = {}) {
  const found = callsOfOpenapi(parse(text), { ...around, ...more });
  if ('kind' in found) throw new Error(unusableText(found));
  return found;
}

test('GET operations are called with the examples of what they need, and all else is told', () => {
  const { calls, leftOut } = converted(SHOP);
  expect(calls.map(({ name, paths, headers }) => ({ name, paths, headers }))).toEqual([
    { name: '/api/v1/products', paths: ['/api/v1/products?category=books%20%26%20more'], headers: {} },
    {
      name: '/api/v1/products/:id',
      paths: ['/api/v1/products/1?fields=title', '/api/v1/products/a%2Fb?fields=title'],
      headers: { 'X-Shop': 'berlin' },
    },
    { name: '/api/v1/anybody', paths: ['/api/v1/anybody'], headers: {} },
    { name: '/api/v1/moved', paths: ['/api/v1/moved'], headers: {} },
  ]);
  expect(leftOut.map(leftOutText)).toEqual([
    'POST /products: it may change data',
    'DELETE /products/{id}: it may change data',
    'GET /users/{name}: the document has no example of the parameter name',
    'GET /old: it is deprecated',
    'GET /me: it needs authorization (bearer, key), which workload.headers does not give',
    'GET /elsewhere: common.yaml#/Limit is not in the same document',
    'GET /session: the document has no example of the parameter sid',
    'GET /filter: the example of the parameter by cannot be written into an address',
    'GET /forgotten/{id}: the document has no example of the parameter id',
  ]);
});

test('headers that are sent anyway authorize, and stand for parameters', () => {
  const names = (headers: Record<string, string>) =>
    converted(SHOP, { headers }).calls.map(({ name }) => name);
  expect(names({ 'x-key': 'k' })).toContain('/api/v1/me');
  expect(names({ Authorization: 'Bearer x' })).not.toContain('/api/v1/me');
  const [, product] = converted(SHOP, { headers: { 'x-shop': 'rome' } }).calls;
  expect(product?.headers).toEqual({});
});

test('a target that has the path of the server already has it once', () => {
  const { calls } = converted(SHOP, { target: 'https://staging.test/api/v1/' });
  expect(calls[0]?.name).toBe('/products');
});

test.each([
  ['https://api', '/api', '/api/products'],
  ['https://api/', '/api', '/api/products'],
  ['https://api/api', '/api', '/products'],
  ['https://shop.test/api/v1/more', '/api/v1', '/api/v1/products'],
])('to %s, for a server at %s, goes %s', (target, server, path) => {
  const text = `openapi: 3.1.0\nservers: [{ url: ${server} }]\npaths: { /products: { get: {} } }`;
  expect(converted(text, { target }).calls).toMatchObject([{ paths: [path] }]);
});

test.each([
  ['form, exploded', {}, 'ids=1&ids=2'],
  ['form', { explode: false }, 'ids=1,2'],
  ['no style that is known', { style: 'deepObject' }, null],
])('a list in a query is written as its style says: %s', (_, more, query) => {
  const parameter = { name: 'ids', in: 'query', required: true, example: [1, 2], ...more };
  const document = { openapi: '3.0.0', paths: { '/a': { get: { parameters: [parameter] } } } };
  const found = callsOfOpenapi(document, around);
  expect('calls' in found && found.calls.map(({ paths }) => paths[0])).toEqual(
    query === null ? [] : [`/a?${query}`],
  );
});

test('references and schemas in a circle come to an end', () => {
  const components = {
    parameters: { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' } },
    schemas: { S: { allOf: [{ $ref: '#/components/schemas/S' }] } },
  };
  const ofSchema = { name: 's', in: 'query', required: true, schema: { $ref: '#/components/schemas/S' } };
  const get = (parameter: unknown) => ({ get: { parameters: [parameter] } });
  const paths = { '/a': get({ $ref: '#/components/parameters/A' }), '/s': get(ofSchema) };
  const found = callsOfOpenapi({ openapi: '3.0.3', components, paths }, around);
  expect('leftOut' in found && found.leftOut.map(({ kind }) => kind)).toEqual(['reference', 'no-example']);
});

test.each([
  [null, 'no OpenAPI document'],
  [[], 'no OpenAPI document'],
  ['text', 'no OpenAPI document'],
  [{ swagger: '2.0' }, 'Swagger 2.0'],
  [{ openapi: '4.0.0' }, 'of version 4.0.0'],
])('what cannot be read is told: %j', (document, said) => {
  const found = callsOfOpenapi(document, around);
  expect('kind' in found ? unusableText(found) : '').toContain(said);
});

test.each([
  [{ paths: [] }],
  [{ paths: { '/a': null, '/b': { get: null }, '/c': 5 } }],
  [{ paths: { '/a': { get: { parameters: [null, 5, { name: 'x' }], security: [5] } } }, servers: 'x' }],
  [{ paths: { '/a': { get: { parameters: {} } } }, servers: [{ url: 5 }], components: 5 }],
])('a document that is not as it should be breaks nothing: %j', (rest) => {
  expect(callsOfOpenapi({ openapi: '3.0.0', ...rest }, around)).toHaveProperty('calls');
});
