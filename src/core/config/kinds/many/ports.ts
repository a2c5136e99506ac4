import { good, type Kind, notOfThisKind, wrong } from '../kind.ts';
import { PORT } from '../numbers/port.ts';

/** Ports; none of them where the list is empty. */
export const PORTS: Kind<readonly number[]> = {
  read(raw) {
    if (!Array.isArray(raw)) return notOfThisKind;
    const read = raw.map((one: unknown) => ({ one, is: PORT.read(one) }));
    const faults = read.flatMap(({ one, is }, index) =>
      is.ok ? [] : [{ at: [index], raw: one, wants: PORT.wants, meant: null }],
    );
    return faults.length > 0 ? wrong(faults) : good(read.flatMap(({ is }) => (is.ok ? [is.value] : [])));
  },
  wants: 'a list of ports, such as [5432]',
  meant: () => null,
  schema: { type: 'array', items: PORT.schema },
};
