import { ROLES, type Role } from '../../../model/role.ts';
import type { Target } from '../../../model/targets/target.ts';
import { parseTarget, TARGET_WANTS } from '../../../targets/parse-target.ts';
import { RECOMMENDED } from '../../../targets/vocabulary.ts';
import { isObject } from '../../is-object.ts';
import { suggest } from '../../suggest.ts';
import { type At, fault, good, type Kind, notOfThisKind, type Part, wrong } from '../kind.ts';

const WANTS = 'a list of targets, such as [p95 < 200ms, error-rate < 1%], or recommended';

/** Stands for the usual ones, alone or in a list with others. */
const SET = 'recommended';

const TEXT = { type: 'string', pattern: `^\\s*${SET}\\s*$|[<>≤≥]` };

const OBJECT = {
  type: 'object',
  properties: { role: { type: 'string', enum: ROLES } },
  additionalProperties: { anyOf: [TEXT, { type: 'array', minItems: 1, items: TEXT }] },
  minProperties: 1,
  maxProperties: 2,
};

/** Targets: a list in the file, of texts, of endpoints with targets, or of objects that give a role. */
export const TARGETS: Kind<readonly Target[]> = {
  read(raw) {
    const given = typeof raw === 'string' ? raw.split(/[,\n]/).filter((one) => one.trim() !== '') : raw;
    if (isObject(given)) return wrong([fault([], '{…}', WANTS)]);
    if (!Array.isArray(given)) return notOfThisKind;
    if (given.length === 0) return wrong([fault([], raw, WANTS)]);
    const parts = given.map((one: unknown, index) => itemAt(index, one));
    const faults = parts.flatMap((part) => part.faults);
    // A text that is the whole setting has no places inside.
    if (faults.length > 0) return wrong(typeof raw === 'string' ? faults.map(whole) : faults);
    const own = parts.flatMap((part) => part.value);
    return good([...own, ...(given.some(isSet) ? recommended(own) : [])]);
  },
  wants: WANTS,
  meant: () => null,
  schema: {
    anyOf: [
      { type: 'string', pattern: `${SET}|[<>]` },
      { type: 'array', minItems: 1, items: { anyOf: [TEXT, OBJECT] } },
    ],
  },
};

const whole = <F extends object>(found: F): F & { readonly at: At } => ({ ...found, at: [] });

const isSet = (raw: unknown): boolean => typeof raw === 'string' && raw.trim() === SET;

function itemAt(index: number, raw: unknown): Part<readonly Target[]> {
  const at = [index];
  if (isSet(raw)) return { value: [], faults: [] };
  if (isObject(raw)) return objectAt(at, raw);
  return textAt(at, '', raw);
}

/** `prefix`: the endpoint that a key of the file names, with its colon. */
function textAt(at: At, prefix: string, raw: unknown): Part<readonly Target[]> {
  if (typeof raw !== 'string') return { value: [], faults: [fault(at, raw, TARGET_WANTS)] };
  const near = prefix === '' && suggest(raw.trim(), [SET]);
  if (near) return { value: [], faults: [fault(at, raw, TARGET_WANTS, near)] };
  const parsed = parseTarget(`${prefix}${raw.trim()}`, suggest);
  if (!parsed.ok) return { value: [], faults: [fault(at, raw, parsed.wants, bare(parsed.meant, prefix))] };
  return { value: [{ ...parsed.target, item: Number(at[0]) }], faults: [] };
}

/** As it stands below the key. */
const bare = (meant: string | null, prefix: string): string | null =>
  meant?.startsWith(prefix) ? meant.slice(prefix.length) : meant;

const OBJECT_WANTS =
  'a target with its role, such as { target: p95 < 200ms, role: warning }, or an endpoint with its targets';

/** `{ target: p95 < 200ms, role: warning }`, or `GET /orders: p95 < 300ms`, which YAML reads as a key and its value. */
function objectAt(at: At, raw: Readonly<Record<string, unknown>>): Part<readonly Target[]> {
  const keys = Object.keys(raw).filter((key) => key !== 'role');
  const [key] = keys;
  if (key === undefined || keys.length > 1) return { value: [], faults: [fault(at, raw, OBJECT_WANTS)] };
  if (key !== 'target' && suggest(key, ['target']) !== null) {
    return { value: [], faults: [fault(at, raw, OBJECT_WANTS, 'target')] };
  }
  const prefix = key === 'target' ? '' : `${key}: `;
  const value = raw[key];
  const inside = [...at, key];
  const parts = Array.isArray(value)
    ? value.map((one: unknown, index) => textAt([...inside, index], prefix, one))
    : [textAt(inside, prefix, value)];
  const { value: role, faults } = roleAt([...at, 'role'], raw['role']);
  const targets = parts.flatMap((part) => part.value);
  return {
    value: role === null ? targets : targets.map((target) => ({ ...target, role })),
    faults: [...parts.flatMap((part) => part.faults), ...faults],
  };
}

function roleAt(at: At, raw: unknown): Part<Role | null> {
  if (raw === undefined) return { value: null, faults: [] };
  const value = ROLES.find((role) => role === raw) ?? null;
  const bad = fault(at, raw, `one of ${ROLES.join(', ')}`, suggest(String(raw), ROLES));
  return { value, faults: value === null ? [bad] : [] };
}

/** Those of the set that no target of the user's replaces. */
function recommended(own: readonly Target[]): readonly Target[] {
  const taken = new Set(own.map(keyOf));
  return RECOMMENDED.flatMap((text) => {
    const parsed = parseTarget(text, suggest);
    if (!parsed.ok) throw new Error(`a recommended target cannot be read: ${text}`);
    return taken.has(keyOf(parsed.target)) ? [] : [parsed.target];
  });
}

const keyOf = ({ of, metric, statistic }: Target): string => JSON.stringify([of, metric, statistic]);
