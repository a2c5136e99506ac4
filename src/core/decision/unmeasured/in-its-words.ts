import { tellingLine } from './telling-line.ts';

/** A sentence about an application, with what tells most of what it wrote itself: the port or the lock that was taken. */
export function inItsWords(reason: string, logTail: string): string {
  const said = tellingLine(logTail.split('\n'));
  return said === null ? reason : `${reason} ${said}`;
}
