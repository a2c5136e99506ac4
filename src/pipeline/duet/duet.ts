import type { Config } from '../../core/config/config.ts';
import type { AlikeNote } from '../../core/model/decision/alike.ts';
import type { Environment } from '../../core/model/recording/environment.ts';
import type { Recording } from '../../core/model/recording/recording.ts';
import { RELAY_ENDED } from '../../ports/app/app-runner.ts';
import { StoppedByScript } from '../../ports/errors.ts';
import type { DuetOpened, DuetRequest, LoadGenerator } from '../../ports/load-generator.ts';
import type { RunContext } from '../../ports/run-context.ts';
import type { Troubles } from '../../ports/trouble.ts';
import { describe } from '../alone/assemble.ts';
import { checkScript } from '../alone/check-script.ts';
import { type Measured, troubleAsMeasured } from '../alone/record.ts';
import type { Way } from '../choose-way.ts';
import { sayWhatIsLacking, withPages } from '../pages/load-pages.ts';
import { withPlaces } from '../places.ts';
import type { Ports } from '../ports.ts';
import { armsAside, driveWatched } from '../probes/drive-watched.ts';
import { withProfiles } from '../probes/with-profiles.ts';
import { isOfChange, readRules, workflowChange } from '../rules/read-rules.ts';
import { type Rules, ruled, rulesOf } from '../rules/rules.ts';
import { sayWhatDiffers, withLacking } from './arms/alike.ts';
import { type RunningArms, startArms } from './arms/arms.ts';
import { BaseError } from './arms/base-side.ts';
import { whyNotBoth } from './arms/why-not-both.ts';
import { type AloneInput, driveBaseAlone } from './base-alone.ts';
import { driveOpened } from './drive-opened.ts';
import { type Cores, planCores } from './plan-cores.ts';
import { recordingOf } from './recording.ts';
import { areReset } from './reset-both.ts';
import { deathsOf, isAlike, isTroubled, NO_TROUBLE, troubleOf } from './trouble.ts';

/** What came of a duet: something measured, or why the stored way has to do. */
export type DuetResult =
  | Measured
  | { readonly kind: 'base-broken'; readonly text: string; readonly detail: string }
  | { readonly kind: 'unsuitable'; readonly text: string; readonly detail: string };

type TwoArms = Exclude<Way, { kind: 'stored' }>;

/**
 * Drives both revisions in turns on this machine and keeps the recording. UsageErrors pass through. `known`: the rules of
 * a change, where they were read before head first ran; null: they are read from base's checkout.
 */
export async function duet(
  way: TwoArms,
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  known: Rules | null = null,
): Promise<DuetResult> {
  try {
    const load = await ports.loadGenerator();
    await checkScript(config, load, signal, ports.progress);
    sayWhatIsLacking({ config, load, ports });
    const environment = await describe(ports);
    const seed = config.compare.seed ?? Math.floor(ports.clock.now()) % 2 ** 31;
    const cores = await chooseCores(way, ports);
    const alike = await sayWhatDiffers(way, config, ports);
    const arms = await startArms({ way, config, ports, signal, seed, cores }).catch((thrown: unknown) => {
      throw withLacking(thrown, alike);
    });
    try {
      const rules =
        known !== null && isOfChange(context) ? known : await rulesFor(way, arms, config, context, ports);
      const stage = {
        way,
        config: ruled(config, rules),
        context,
        ports,
        signal,
        load,
        environment,
        arms,
        seed,
        rules,
        cores,
        alike,
      };
      return doubted(await driveBoth(stage).catch((thrown) => notDriven(thrown, way, signal)), arms);
    } finally {
      await arms.stop();
    }
  } catch (thrown) {
    return notDriven(thrown, way, signal);
  }
}

function notDriven(thrown: unknown, way: TwoArms, signal: AbortSignal): DuetResult {
  if (thrown instanceof BaseError) {
    return { kind: 'base-broken', text: thrown.message, detail: thrown.logTail };
  }
  const text = whyNotBoth(thrown, way);
  if (text !== null) return { kind: 'unsuitable', text, detail: '' };
  return troubleAsMeasured(thrown, signal);
}

/** A base that does not work may have been built by an earlier run. */
function doubted(result: DuetResult, { base }: RunningArms): DuetResult {
  if (result.kind !== 'base-broken') return result;
  const told = base.doubt?.() ?? '';
  return { ...result, text: `${result.text} ${told}`.trim() };
}

/** From the checkout of base that is there already, where there is one. */
async function rulesFor(
  way: TwoArms,
  { baseConfig }: RunningArms,
  config: Config,
  context: RunContext,
  ports: Ports,
): Promise<Rules> {
  if (way.kind === 'targets' || baseConfig === undefined) return readRules(config, context, ports);
  const said = await workflowChange(way.base.sha, config, context, ports);
  return rulesOf(baseConfig, config, said, { asked: !isOfChange(context) });
}

/** Where we start everything ourselves, nobody takes another's CPUs. */
async function chooseCores(way: TwoArms, { host, log }: Ports): Promise<Cores | null> {
  const cores = way.kind === 'duet' ? planCores((await host.pinnable?.()) ?? []) : null;
  if (cores === null) return null;
  const { base, head, k6 } = cores;
  log.write('info', `CPUs: base ${base.join(',')} · head ${head.join(',')} · k6 ${k6.join(',')}`);
  return cores;
}

type Stage = {
  readonly way: TwoArms;
  readonly config: Config;
  readonly context: RunContext;
  readonly ports: Ports;
  readonly signal: AbortSignal;
  readonly load: LoadGenerator;
  readonly environment: Environment;
  readonly arms: RunningArms;
  readonly seed: number;
  readonly rules: Rules;
  readonly cores: Cores | null;
  readonly alike: readonly AlikeNote[];
};

async function driveBoth(stage: Stage): Promise<DuetResult> {
  const { ports, signal, arms } = stage;
  const opened = await openAlive(stage);
  if (opened.kind === 'unsuitable') return { kind: 'unsuitable', text: opened.reason, detail: '' };
  if (opened.kind === 'broken') return blamed(opened.trouble, stage, NOT_DRIVEN);
  const early = signal.aborted ? NO_TROUBLE : deathsOf(arms);
  if (isTroubled(early)) return blamed(early, stage, NOT_DRIVEN);
  const { driven, looked } = await driveWatched(
    { ...stage, request: loadOf(stage) },
    (aside, turns, host) =>
      driveOpened({ ...stage, ports: { ...ports, host }, arms: armsAside(arms, aside), turns }, opened),
    // What broke an arm is told from how it is now: nothing else may touch it.
    (both) => ('refused' in both || isTroubled(both.rounds.trouble) ? null : both.measured),
  );
  if ('refused' in driven) return { kind: 'unsuitable', text: driven.refused, detail: '' };
  const { rounds, measured, windowed } = driven;
  const both = recordingOf({ ...stage, looked }, rounds, measured, windowed);
  const path = await keep(both, ports);
  // Why a side broke no place tells, and whoever waits for that waits for nothing else.
  const isBroken = isTroubled(rounds.trouble);
  const recording = isBroken ? both : await withPlaced(await withLooks(both, stage), stage);
  // Of one that was cancelled, what was measured counts, and it says itself that it was.
  const isCutShort = signal.aborted && rounds.pairs.length > 0;
  const lived = { pairs: rounds.pairs.length, inTurns: 'inTurns' in windowed };
  if (isBroken && !isCutShort) return blamed(rounds.trouble, stage, lived);
  return { kind: 'recorded', recording, path };
}

const keep = (recording: Recording, { files }: Ports): Promise<string> =>
  files.write('recording.json', `${JSON.stringify(recording)}\n`);

/** What is looked at once all load is over. Each takes its time, so what was measured before is kept first. */
async function withLooks(both: Recording, stage: Stage): Promise<Recording> {
  const { ports, arms } = stage;
  const paged = await withPages(both, stage, arms);
  if (paged !== both) await keep(paged, ports);
  // Last, since it stops both.
  const profiled = await withProfiles(paged, { ...stage, request: loadOf(stage) }, arms);
  if (profiled !== paged) await keep(profiled, ports);
  return profiled;
}

/** Where in the source statements and functions stand. */
async function withPlaced(seen: Recording, { way, config, ports, signal, arms }: Stage): Promise<Recording> {
  if (way.kind !== 'duet') return seen;
  const base = { sha: way.base.sha, directory: arms.base.directory };
  const placed = await withPlaces(seen, base, config, ports, signal);
  if (placed !== seen) await keep(placed, ports);
  return placed;
}

function loadOf(stage: Stage): Omit<DuetRequest, 'baseUrls' | 'teardown'> {
  const { config, ports, way, arms, signal, cores } = stage;
  return {
    workload: config.workload,
    shape: config.compare.shape,
    hasReset: areReset(arms),
    workingDirectory: config.workingDirectory,
    directory: ports.files.path('.'),
    local: way.kind === 'duet',
    signal,
    ...(cores !== null && { cpus: cores.k6 }),
  };
}

type Lived = Pick<AloneInput, 'pairs' | 'inTurns'>;

const NOT_DRIVEN: Lived = { pairs: 0, inTurns: false };

/** Whose fault it is; a base whose application died is asked once more, without head. */
async function blamed(trouble: Troubles, stage: Stage, lived: Lived): Promise<DuetResult> {
  const { arms, ports, signal } = stage;
  const result = blame(trouble, arms, signal);
  const death = arms.base.died();
  if (result.kind !== 'base-broken' || death === null) return result;
  ports.log.write('warning', `${death.reason} It is loaded once more, alone.`);
  const alone = await driveBaseAlone({ arms, ports, request: loadOf(stage), ...lived, signal });
  if (signal.aborted) return blame(trouble, arms, signal);
  if (alone.kind === 'dies') return result;
  const where = lived.inTurns ? 'in turns with head, each by itself' : 'beside head';
  const text =
    alone.kind === 'lives'
      ? `Base died ${where}, and lived alone under the same load: head may have stopped it. ${death.reason} Look for what head stops, removes or uses up outside of its own folder and port.`
      : `Base died ${where}, and whether it lives alone could not be seen. ${death.reason} Alone: ${alone.why}`;
  return { kind: 'could-not-measure', text, detail: death.logTail };
}

/** Opens the duet; a second time, with both started anew, where the script's first try ended by stopping them. */
async function openAlive(stage: Stage): Promise<DuetOpened> {
  const { ports, load, arms } = stage;
  const open = (teardown: boolean) =>
    load.openDuet({
      ...loadOf(stage),
      baseUrls: { base: arms.base.baseUrl, head: arms.head.baseUrl },
      teardown,
    });
  try {
    return await open(true);
  } catch (thrown) {
    if (!(thrown instanceof StoppedByScript)) throw thrown;
    const trouble = await arms.revive();
    if (trouble === null) throw thrown;
    ports.log.write('warning', `${thrown.message} Both are restarted, and it is left out.`);
    return isTroubled(trouble) ? { kind: 'broken', trouble } : open(false);
  }
}

/** Only head: the change's own fault. Only base: nobody's. Both: the load or the machine. */
function blame(trouble: Troubles, arms: RunningArms, signal: AbortSignal): DuetResult {
  if (signal.aborted) {
    const text = 'Cancelled before enough was measured.';
    return { kind: 'could-not-measure', text, detail: '', what: 'cancelled' };
  }
  const [base, head] = [arms.base.died(), arms.head.died()];
  const cutOff = [base, head].find((death) => death?.kind === RELAY_ENDED);
  if (cutOff) return { kind: 'could-not-measure', text: cutOff.reason, detail: '' };
  const ofBase = base === null ? trouble.base[0] : troubleOf(base);
  const ofHead = head === null ? trouble.head[0] : troubleOf(head);
  if (ofHead === undefined) {
    const text = ofBase?.text ?? 'Base does not work.';
    return { kind: 'base-broken', text, detail: base?.logTail ?? '' };
  }
  if (ofBase === undefined) {
    const text = `Head does not do under load what base does: ${ofHead.text}`;
    return { kind: 'head-broken', text, detail: head?.logTail ?? '' };
  }
  const isOrderly = [base, head].every((death) => death?.exitCode === 0);
  const asIf = isOrderly ? 'Both applications ended as if the script had stopped them. ' : '';
  const text = isAlike(ofHead, ofBase)
    ? `${asIf}${ofHead.text}`
    : `Neither side could be measured. Head: ${ofHead.text} Base: ${ofBase.text}`;
  return { kind: 'could-not-measure', text, detail: head?.logTail ?? '' };
}
