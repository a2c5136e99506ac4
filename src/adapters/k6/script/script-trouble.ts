import { EnvironmentError, UsageError } from '../../../ports/errors.ts';

/** A usage error about the script. */
export function unusable(script: string, reason: string): UsageError {
  const words = reason.trim().replace(/\s*\n\s*/g, ' ');
  return wrong(`k6 cannot use the script ${script}: ${words || 'it gave no reason'}`);
}

const wrong = (message: string): UsageError =>
  new UsageError([{ where: 'workload.script', line: null, column: null, message }]);

const REMOTE = /moduleSpecifier "(https?:[^"]+)" couldn't be retrieved.*?Error : "(.*)"/s;
const REMOVED = /(\S+) has been removed\. (.*)|unknown executor type '(externally-controlled)'/;
const UNKNOWN = /unknown modules \[([^\]]*)\]/;
const LOCAL = /moduleSpecifier "([^"]+)" couldn't be found on local disk/;

/** What to do about a module that the network does not give, a sentence. */
export const VENDOR =
  'Vendor it (keep a copy beside the script and import that), or let the runner reach that address.';

/** A module of the script's, by its address, and why k6 did not get it. */
export type NotFetched = { readonly url: string; readonly cause: string };

/** What k6 could not fetch, as it says itself; null: it says nothing of the kind. */
export function notFetched(said: string): NotFetched | null {
  const [, url, cause = ''] = REMOTE.exec(said) ?? [];
  return url === undefined ? null : { url, cause: cause.replace(/^Get "[^"]*": /, '') };
}

/** What k6 said about a script that it cannot use, as an error that names who can mend it, and how. */
export function scriptTrouble(script: string, said: string): UsageError | EnvironmentError {
  const missed = notFetched(said);
  if (missed !== null) {
    const { url, cause } = missed;
    return new EnvironmentError(
      `The script ${script} imports ${url}, which k6 could not fetch: ${cause}.`,
      VENDOR,
    );
  }
  const [, module, advice, executor] = REMOVED.exec(said) ?? [];
  if (module !== undefined || executor !== undefined) {
    const what = module ?? `the executor ${executor}`;
    const words = advice === undefined ? '' : ` k6 says: ${advice.trim()}`;
    return wrong(
      `The script ${script} needs k6 1.x: ${what} is gone since k6 2.0. Set \`k6-version\` to 1.8.1, or change the script.${words}`,
    );
  }
  const [, unknown] = UNKNOWN.exec(said) ?? [];
  if (unknown !== undefined) return wrong(missingModules(script, unknown));
  const [, file] = LOCAL.exec(said) ?? [];
  if (file !== undefined) return wrong(`The script ${script} imports ${file}, which does not exist.`);
  return unusable(script, said);
}

function missingModules(script: string, list: string): string {
  const names = list.replaceAll('"', '').replaceAll(' ', ', ');
  const mend = names.includes('k6/x/')
    ? 'Name a k6 that was built with it by `k6-path` (`xk6 build --with …` makes one).'
    : 'Another `k6-version` may have it.';
  return `The script ${script} imports ${names}, which this k6 does not have. ${mend}`;
}

/** Whether code of the script threw, which may depend on where the application is. */
export function isException(said: string): boolean {
  return /\n\s*at /.test(said) && !REMOVED.test(said);
}

/** Whether a local module is missing, which a build might make. */
export const isMissingModule = (said: string): boolean => LOCAL.test(said);
