import { randomBytes } from 'node:crypto';

/** A path segment that nobody guesses: what is under load runs on the same machine, and finds every open port. */
export const secretPath = (): string => `/${randomBytes(18).toString('base64url')}`;

/** For the reader; none: nobody but k6 called the gate's own addresses. */
export function refusedNotes(count: number): readonly string[] {
  if (count === 0) return [];
  const calls = count === 1 ? 'One request' : `${count} requests`;
  return [
    `${calls} to the gate's own ports on this machine did not come from its load generator and had no effect. Something that runs here calls ports that it was not given: look for it in the application.`,
  ];
}
