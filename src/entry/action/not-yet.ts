import { UsageError } from '../../ports/errors.ts';

/** A value that the settings know and this version cannot serve. */
export function notYet(where: string, value: string): UsageError {
  const message = `${where} is ${value}, which this version does not offer yet.`;
  return new UsageError([{ where, line: null, column: null, message }]);
}
