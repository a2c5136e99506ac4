import { oneImage } from '../core/config/alike/shared-build.ts';
import type { Config } from '../core/config/config.ts';
import { oneImageText } from '../core/words/notes/alike.ts';
import { fixedPortText } from '../core/words/notes/fixed-port.ts';
import { EnvironmentError, UsageError } from '../ports/errors.ts';
import type { BaseCommit } from '../ports/git/source-control.ts';
import type { RunContext } from '../ports/run-context.ts';
import { baseRequest } from './baseline/base-request.ts';
import type { Ports } from './ports.ts';

/** How this run compares. `why`: for the reader, where a duet could have been expected; a sentence. */
export type Way =
  | { readonly kind: 'stored'; readonly why: string | null }
  | {
      readonly kind: 'duet';
      readonly base: BaseCommit;
      /** each build in a network of its own, where it reaches these ports of 127.0.0.1; absent: in the machine's */
      readonly apart?: { readonly port: number; readonly reach: readonly number[] };
    }
  /** two targets that the user started */
  | { readonly kind: 'targets'; readonly base: string; readonly head: string };

const stored = (why: string | null): Way => ({ kind: 'stored', why });

/**
 * A duet wherever base can be started, unless the user wants otherwise. Runs of the base branch are solo, also where two
 * targets are named (head's is measured): what they store has to be comparable with the runs before.
 */
export async function chooseWay(config: Config, context: RunContext, ports: Ports): Promise<Way> {
  const { mode, baseTarget, headTarget } = config.compare;
  if (mode === 'stored' || context.kind === 'base-branch') return stored(null);
  if (baseTarget !== null && headTarget !== null)
    return { kind: 'targets', base: baseTarget, head: headTarget };
  if (config.app === null) {
    return stored(
      'With `app.start` (and `app.build`) base and head would be compared side by side on this machine, which detects smaller changes.',
    );
  }
  const base = await baseOf(config, context, ports);
  if (typeof base !== 'string') return ofOneImage(config) ?? duetOf(base, config, ports);
  if (context.kind === 'local' && mode === 'auto') return stored(null);
  return stored(base);
}

/** Where the port is fixed base would hold it, unless each build gets a network of its own. */
async function duetOf(base: BaseCommit, { compare, app }: Config, { apps }: Ports): Promise<Way> {
  const { port = null, reach = null } = app ?? {};
  if (port === null) return { kind: 'duet', base };
  const said = reach === null ? null : await apps.refusesNetworks();
  if (reach !== null && said === null) return { kind: 'duet', base, apart: { port, reach } };
  const message = fixedPortText(
    said === null ? { kind: 'reach-unsaid', port } : { kind: 'no-networks', port, said },
  );
  return refusal('app.port', message, compare);
}

/** Both would run the image that is built last, and be alike whatever the change does; null: each has its own. */
function ofOneImage({ compare, app }: Config): Way | null {
  const image = app === null ? null : oneImage(app);
  return image === null ? null : refusal('app.build', oneImageText(image), compare);
}

/** Stored runs decide where nobody asked for a duet. */
function refusal(where: string, message: string, { mode }: Config['compare']): Way {
  if (mode !== 'duet') return stored(message);
  throw new UsageError([{ where, line: null, column: null, message }]);
}

/** The base commit, or why there is none. */
async function baseOf(config: Config, context: RunContext, ports: Ports): Promise<BaseCommit | string> {
  const { baseRevision } = config.compare;
  const directory = config.workingDirectory;
  if (baseRevision !== null) {
    const sha = await ports.revisions.resolve(baseRevision, directory);
    if (sha !== null) return { sha, how: `the revision ${baseRevision}` };
    const message = `${baseRevision} is no revision of the repository at ${directory}: name a commit, a branch or a tag that is checked out here.`;
    throw new UsageError([{ where: '--base', line: null, column: null, message }]);
  }
  if (context.kind === 'local') return 'There is no duet without a base: name one with --base REVISION.';
  try {
    const found = await ports.sourceControl.base(baseRequest(config, context));
    return found ?? 'There is no base commit to drive beside this one.';
  } catch (thrown) {
    if (!(thrown instanceof EnvironmentError)) throw thrown;
    return `${thrown.message} ${thrown.hint}`.trim();
  }
}
