import { EXEC } from './execution-module.ts';

/** What of each object is either a question that is looked for by its name, or has no other answer in rounds. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  scenario: ['name', 'executor', 'progress', 'startTime', 'iterationInTest', 'iterationInInstance'],
  vu: ['idInTest', 'idInInstance', 'iterationInInstance', 'iterationInScenario'],
  test: ['options', 'abort', 'fail'],
  instance: [
    ...['currentTestRunDuration', 'iterationsCompleted', 'iterationsInterrupted'],
    ...['vusActive', 'vusInitialized'],
  ],
};
/** Taken out of `exec.instance` such a name is no question that is looked for. */
const BY_DESTRUCTURING = ['scenario', 'vu', 'test'];

const DOT = String.raw`\s*(?:\?\.|\.)\s*`;
const PLACE = new RegExp(String.raw`\b${EXEC}\b(?:${DOT}(scenario|vu|test|instance)\b)?`, 'g');
const PROPERTY = new RegExp(String.raw`^${DOT}([\w$]+)`);
const TAGS = new RegExp(String.raw`^(?:${DOT}metrics)?${DOT}tags\b`);
const METADATA = new RegExp(String.raw`^${DOT}metrics${DOT}metadata\b`);
/** So many characters before a place show what is made of it. */
const SHOWN = 500;
const WRITTEN = /^\s*=(?![=>])/;

/**
 * Objects of `k6/execution` that code hands on as a whole, so that what becomes of them is not seen: given another name,
 * passed to a function, asked by a computed name; and the tags of a VU, where the scenario's name is read from them. By their
 * names in k6's documentation, each once. `code`: without comments and texts, as `withOneName` gives it.
 */
export function askedBare(code: string): readonly string[] {
  const isLeft = /k6\/execution/.test(code);
  const bare = [...code.matchAll(PLACE)].flatMap(({ index, 0: { length }, 1: object }) => {
    const [before, rest] = [code.slice(Math.max(index - SHOWN, 0), index), code.slice(index + length)];
    return object === undefined ? ['k6/execution'] : bareIn(object, before, rest);
  });
  return [...new Set([...(isLeft ? ['k6/execution'] : []), ...bare])];
}

function bareIn(object: string, before: string, rest: string): readonly string[] {
  if (object === 'vu' && METADATA.test(rest)) return [];
  const tags = object === 'vu' ? TAGS.exec(rest) : null;
  if (tags !== null)
    return isScenarioRead(before, rest.slice(tags[0].length)) ? ['exec.vu.metrics.tags'] : [];
  const known = KNOWN[object] ?? [];
  const property = PROPERTY.exec(rest)?.[1];
  if (property !== undefined && known.includes(property)) return [];
  return isTakenApart(object, before, known) ? [] : [`exec.${object}`];
}

/** Whether the scenario's name may be read of a VU's tags. Most scripts only set tags. */
function isScenarioRead(before: string, rest: string): boolean {
  const [all, name, key] = /^\s*(?:(?:\?\.|\.)\s*([\w$]+)|(?:\?\.)?\s*\[([^\]]*)\])/.exec(rest) ?? [];
  if (all === undefined) return !/\bObject\.assign\(\s*$/.test(before);
  if (WRITTEN.test(rest.slice(all.length)) || /\bdelete\s*$/.test(before)) return false;
  const literal = /^\s*['"](.*)['"]\s*$/.exec(key ?? '')?.[1];
  return (name ?? literal ?? 'scenario') === 'scenario';
}

/** Whether only known properties are taken out of it: `const { name, progress: p } = exec.scenario`. */
function isTakenApart(object: string, before: string, known: readonly string[]): boolean {
  const clause = /\{([^{}]*)\}\s*=\s*$/.exec(before)?.[1];
  if (clause === undefined || !BY_DESTRUCTURING.includes(object)) return false;
  const names = clause.split(',').map((part) => part.replace(/[:=].*$/s, '').trim());
  return names.every((name) => name === '' || known.includes(name));
}
