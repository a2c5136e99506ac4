import { literal } from '../../../core/script/literal.ts';
import { aliasOf, markReal } from './alias.ts';
import {
  aliasFor,
  namedBatch,
  namedEntry,
  namedParams,
  nameFor,
  nameRequests,
  ownName,
  withName,
  withParams,
} from './name-requests.ts';
import {
  changes,
  createNaming,
  fillTemplate,
  fits,
  hideUser,
  isPartValue,
  isUnder,
  isValue,
  joinAddress,
  type NameRules,
  nameAddress,
  nameSegment,
  splitAddress,
  valueSlot,
  withoutQuery,
} from './naming.ts';

/** Each one's source names others of its file, so that none may be missing. */
const SOURCES = [
  ...[
    aliasFor,
    aliasOf,
    markReal,
    namedBatch,
    namedEntry,
    namedParams,
    nameFor,
    nameRequests,
    ownName,
    withName,
    withParams,
  ],
  ...[changes, createNaming, fillTemplate, fits, hideUser, isPartValue, isUnder, isValue, joinAddress],
  ...[nameAddress, nameSegment, splitAddress, valueSlot, withoutQuery],
];

/** The text of an ES module that names requests. It is to be evaluated before any module of the user's. */
export function namesModule(rules: NameRules): string {
  const text = literal(rules);
  return `import http from 'k6/http';
import exec from 'k6/execution';
${SOURCES.map(String).join('\n')}
const rules = ${text};
let tags = null;
const vuTags = () => {
  try {
    // One object for all the VU's life, which is dear to ask for.
    tags ??= exec.vu.metrics.tags;
    return tags;
  } catch {
    // Outside of an iteration, where k6 itself says that no request may be made.
    return {};
  }
};
${nameRequests.name}(http, {
  naming: ${createNaming.name}(rules),
  baseUrl: __ENV.BASE_URL ?? '',
  kept: rules.kept,
  vuTags,
  known: new Map(),
  stay: new Set(),
  aliases: new Map(),
  aliasOf: ${aliasOf.name},
  markReal: ${markReal.name},
  hideUser: ${hideUser.name},
  fillTemplate: ${fillTemplate.name},
});
`;
}
