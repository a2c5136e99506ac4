/**
 * Cuts the operations that the emulator of the tests answers out of GitHub's own API description, with the
 * schemas they refer to and without prose. Run it when an operation is added:
 *
 *     npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *     node scripts/openapi-subset.ts package/generated/api.github.com.json test/support/github/openapi.json
 */
import { readFileSync, writeFileSync } from 'node:fs';

const OPERATIONS: ReadonlySet<string> = new Set([
  'actions/delete-artifact',
  'actions/download-artifact',
  'actions/get-artifact',
  'actions/get-workflow-run',
  'actions/list-artifacts-for-repo',
  'actions/list-workflow-run-artifacts',
  'actions/list-workflow-runs',
  'actions/list-workflow-runs-for-repo',
  'checks/create',
  'checks/list-for-ref',
  'checks/update',
  'git/get-ref',
  'git/get-tag',
  'issues/create-comment',
  'issues/delete-comment',
  'issues/get-comment',
  'issues/list-comments',
  'issues/update-comment',
  'pulls/get',
  'pulls/list',
  'pulls/list-files',
  'repos/compare-commits-with-basehead',
  'repos/create-commit-status',
  'repos/get',
  'repos/get-collaborator-permission-level',
  'repos/get-commit',
  'repos/get-latest-release',
  'repos/get-release-by-tag',
  'repos/list-commit-statuses-for-ref',
  'repos/list-commits',
  'repos/list-pull-requests-associated-with-commit',
  'users/get-authenticated',
]);

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const PROSE: ReadonlySet<string> = new Set([
  'description',
  'example',
  'examples',
  'externalDocs',
  'summary',
  'title',
]);

const NULL: Json = { type: 'string', nullable: true, enum: [null] };

/**
 * Validators of OpenAPI 3.0 refuse `nullable` beside a combination; as one more choice they take it. A list of
 * allowed values must name null itself.
 */
function spellNullable(schema: JsonObject): JsonObject {
  const { nullable, ...rest } = schema;
  const combined = 'anyOf' in rest || 'oneOf' in rest || 'allOf' in rest || '$ref' in rest;
  if (nullable !== true) return schema;
  if (Array.isArray(rest['enum']) && !rest['enum'].includes(null))
    return { ...schema, enum: [...rest['enum'], null] };
  return combined && !('type' in rest) ? { anyOf: [rest, NULL] } : schema;
}

/** Inside `properties` a key is a field's name, not prose: `description` is a field of many schemas. */
function strip(value: Json, names = false): Json {
  if (Array.isArray(value)) return value.map((item: Json) => strip(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => names || !(PROSE.has(key) || key.startsWith('x-')));
  const stripped = Object.fromEntries(
    kept.map(([key, inner]) => [key, strip(inner, !names && key === 'properties')]),
  );
  return names ? stripped : spellNullable(stripped);
}

function references(value: Json, found: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) references(item, found);
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') found.add(inner);
    references(inner, found);
  }
}

function operationsOf(document: JsonObject): JsonObject {
  const paths = isObject(document['paths']) ? document['paths'] : {};
  const kept = Object.entries(paths).flatMap(([path, item]) => {
    const methods = Object.entries(isObject(item) ? item : {}).filter(
      ([, operation]) => isObject(operation) && OPERATIONS.has(String(operation['operationId'])),
    );
    return methods.length > 0 ? [[path, strip(Object.fromEntries(methods))] as const] : [];
  });
  return Object.fromEntries(kept);
}

function componentsOf(document: JsonObject, paths: JsonObject): JsonObject {
  const wanted = new Set<string>();
  references(paths, wanted);
  const sections: Record<string, Record<string, Json>> = {};
  for (const reference of wanted) {
    const [, , section = '', name = ''] = reference.split('/');
    const components = isObject(document['components']) ? document['components'] : {};
    const from = components[section];
    const found = isObject(from) ? from[name] : undefined;
    if (found === undefined) throw new Error(`${reference} is not in the document.`);
    const stripped = strip(found);
    sections[section] = { ...sections[section], [name]: stripped };
    // A Set visits what is added while it is being walked, so this closes over all references.
    references(stripped, wanted);
  }
  return sections;
}

function main([input = '', output = '']: readonly string[]): void {
  const document: JsonObject = JSON.parse(readFileSync(input, 'utf8'));
  const info = isObject(document['info']) ? document['info'] : {};
  const paths = operationsOf(document);
  const subset = {
    openapi: '3.0.3',
    info: {
      title: 'The part of the GitHub REST API that the tests use',
      version: info['version'] ?? '',
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT' },
    },
    paths,
    components: componentsOf(document, paths),
  };
  writeFileSync(output, `${JSON.stringify(subset)}\n`);
  console.log(`${output}: ${Object.keys(paths).length} paths`);
}

main(process.argv.slice(2));
