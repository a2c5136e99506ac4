/** A sentence about an application, with the last that it wrote itself: the address or the lock that was taken stands there. */
export function inItsWords(reason: string, logTail: string): string {
  const last = logTail.trim().split('\n').at(-1) ?? '';
  return last === '' ? reason : `${reason} ${last}`;
}
