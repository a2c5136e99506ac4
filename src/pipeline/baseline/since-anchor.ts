import type { Config } from '../../core/config/config.ts';
import type { Judgement } from '../../core/model/judgement/judgement.ts';
import type { Recording } from '../../core/model/recording/recording.ts';
import { judgeSince } from '../../core/words/judge.ts';
import { EnvironmentError } from '../../ports/errors.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { Measured } from '../alone/record.ts';
import type { Ports } from '../ports.ts';
import { unlessCancelled } from '../unless-cancelled.ts';
import { ANCESTORS, baselineFrom } from './find-baseline.ts';

const NEWEST = 'latest-release';
/** The commit itself and some before it: how much they differ among themselves tells a drift from noise. */
const READ = { limit: 5, purpose: 'compare', waitMs: 0 } as const;

type World = Pick<Ports, 'log' | 'store' | 'sourceControl' | 'latestRelease' | 'mask' | 'clock' | 'tool'>;

/**
 * The judgement with what `baseline.anchor` shows beside the base: many small changes that no single comparison finds.
 * It is a note and never moves the verdict, since no change at hand need be to blame. Head must have been driven alone:
 * a duet's figures are of another load than those that are stored. Trouble is said in the note's place.
 */
export async function withAnchor(
  judgement: Judgement,
  measured: Measured,
  config: Config,
  context: RunContext,
  ports: World,
  signal: AbortSignal,
): Promise<Judgement> {
  const { anchor } = config.baseline;
  if (anchor === null || ports.store === null || measured.kind !== 'recorded' || signal.aborted)
    return judgement;
  const { recording } = measured;
  if (recording.duet !== undefined || !recording.validity.valid) return judgement;
  const note = await ports.log.group(`Compare with ${anchor}`, () =>
    unlessCancelled(signal, () => noteOf(anchor, recording, config, context, ports)).catch(troubleOf(anchor)),
  );
  const text = ports.mask(note.text);
  ports.log.write(note.level, text);
  return { ...judgement, notes: [text, ...judgement.notes] };
}

type Note = { readonly text: string; readonly level: 'info' | 'warning' };

const info = (text: string): Note => ({ text, level: 'info' });

function troubleOf(anchor: string) {
  return (thrown: unknown): Note => {
    if (!(thrown instanceof EnvironmentError)) throw thrown;
    const text = `Not compared with ${anchor}: ${thrown.message} ${thrown.hint}`.trim();
    return { text, level: 'warning' };
  };
}

async function noteOf(
  anchor: string,
  head: Recording,
  config: Config,
  context: RunContext,
  ports: World,
): Promise<Note> {
  const tag = anchor === NEWEST ? await ports.latestRelease() : anchor;
  if (tag === null) return info('Not compared with the latest release: none is known here.');
  const { sourceControl } = ports;
  const sha = await sourceControl.tagged(tag, config.workingDirectory);
  if (sha === null) return info(`Not compared with ${tag}: this repository has no such tag.`);
  const ancestors = await sourceControl.ancestors(sha, ANCESTORS, config.workingDirectory);
  const baseline = await baselineFrom(ancestors, config, context, ports, READ);
  const createdAt = new Date(ports.clock.now()).toISOString();
  const { text, isDrift } = judgeSince({
    ...{ tag, head, baseline, before: ANCESTORS, policy: config.policy, createdAt, tool: ports.tool },
  });
  return { text, level: isDrift ? 'warning' : 'info' };
}
