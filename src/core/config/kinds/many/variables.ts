import { isObject } from '../../is-object.ts';
import { secretsWithin } from '../../secrets.ts';
import { fault, good, type Kind, wrong } from '../kind.ts';
import { items } from './items.ts';
import { MAP } from './map.ts';

const LISTED = items({
  wants: 'a list of variables as NAME or NAME=value, or names with values, such as { LOG_LEVEL: warn }',
  itemWants: 'NAME or NAME=value',
  item: /^[A-Za-z_]\w*(=[\s\S]*)?$/,
});

/** Names of variables to pass on, or `NAME=value`; in the file also names with values, as `env` of a workflow has them. */
export const VARIABLES: Kind<readonly string[]> = {
  ...LISTED,
  read(raw) {
    if (!isObject(raw)) return LISTED.read(raw);
    const map = MAP.read(raw);
    if (!map.ok) return map;
    const names = Object.keys(map.value).filter((name) => !/^[A-Za-z_]\w*$/.test(name));
    const faults = names.map((name) => fault([], name, 'names of variables: letters, digits and _'));
    return faults.length > 0
      ? wrong(faults)
      : good(Object.entries(map.value).map(([name, value]) => `${name}=${value}`));
  },
  schema: { anyOf: [...[LISTED.schema['anyOf']].flat(), MAP.schema] },
  secrets: (raw) => secretsWithin(raw, false),
};
