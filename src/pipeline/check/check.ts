import type { Config } from '../../core/config/config.ts';
import { memoryFor, turnsWithin } from '../../core/decision/shape/turns.ts';
import type { ExpectedWay, ScriptCheck } from '../../core/model/script-check.ts';
import { noDuetText, roundsText, wholeText } from '../../core/words/check/way.ts';
import { turnsText } from '../../core/words/notes/turns.ts';
import { notWholeText } from '../../core/words/notes/whole.ts';
import { EnvironmentError } from '../../ports/errors.ts';
import type { Foreseen, LoadGenerator } from '../../ports/load-generator.ts';
import type { RunContext } from '../../ports/run-context.ts';
import { checkScript } from '../alone/check-script.ts';
import { BaseError } from '../duet/arms/base-side.ts';
import { whyNotWhole } from '../duet/drive-whole.ts';
import type { Ports } from '../ports.ts';
import { expected } from './expected.ts';
import { aloneSides, openSides, type Sides } from './sides.ts';

type Input = {
  readonly config: Config;
  readonly ports: Ports;
  readonly load: LoadGenerator;
  readonly signal: AbortSignal;
};

/**
 * How a run would drive the script, from one iteration on each side and no load. Throws UsageError, and EnvironmentError or
 * AppError where it could not be tried.
 */
export async function check(
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
): Promise<ScriptCheck> {
  const load = await ports.loadGenerator();
  const input = { config, ports, load, signal };
  await checkScript(config, load, signal);
  try {
    return await tried(input, await openSides(config, context, ports, signal));
  } catch (thrown) {
    if (!(thrown instanceof BaseError)) throw thrown;
    // As in a run, base's trouble is nobody's fault.
    ports.log.write('warning', `No side-by-side comparison: ${thrown.message}`);
    return tried(input, await aloneSides(config, ports, signal, noDuetText(thrown.message)));
  }
}

async function tried(input: Input, sides: Sides): Promise<ScriptCheck> {
  try {
    const { foreseen, stops } = await foreseenAlive(input, sides);
    const freeBytes = (await input.ports.host.freeMemory?.()) ?? null;
    const way = wayOf(foreseen, sides, input.config, freeBytes);
    const { tried, databases, alike } = sides;
    const hasBrowser = input.load.hasBrowser?.(input.config.workload) ?? false;
    const canRestart = sides.canRestart();
    return expected(foreseen, way, { ...input, tried, databases, alike, canRestart, stops, hasBrowser });
  } finally {
    await sides.stop();
  }
}

type Alive = { readonly foreseen: Foreseen; readonly stops: boolean };

/** A second time, with all started anew, where the first try ended by stopping the application. */
async function foreseenAlive(input: Input, sides: Sides): Promise<Alive> {
  const { ports } = input;
  try {
    return { foreseen: await foresee(input, sides, true), stops: false };
  } catch (thrown) {
    const isRevived = await sides.revive(thrown);
    if (!isRevived) throw thrown;
    ports.log.write('info', 'Restarted, since the script stopped it.');
    return { foreseen: await foresee(input, sides, false), stops: true };
  }
}

async function foresee(input: Input, sides: Sides, teardown: boolean): Promise<Foreseen> {
  const { config, ports, load, signal } = input;
  const { workload, workingDirectory, compare } = config;
  const foreseen = await load.foresee?.({
    ...{ workload, workingDirectory, signal, teardown, shape: compare.shape },
    ...{ baseUrls: sides.baseUrls(), inDuet: sides.inDuet, local: sides.local, hasReset: sides.hasReset },
    directory: ports.files.path('.'),
  });
  if (foreseen === undefined)
    throw new EnvironmentError('This load generator cannot say what it would do.', '');
  if (!('kind' in foreseen)) return foreseen;
  const [base, head] = [foreseen.trouble.base[0], foreseen.trouble.head[0]];
  if (head === undefined) throw new BaseError(base?.text ?? '', '');
  const isOfChange = base === undefined && sides.tried === 'both';
  const text = isOfChange ? `Head does not do what base does: ${head.text}` : head.text;
  throw new EnvironmentError(text, '');
}

/** The way, with the sentence that a run says. */
function wayOf({ way }: Foreseen, sides: Sides, { compare }: Config, freeBytes: number | null): ExpectedWay {
  if (way.kind === 'alone') return { kind: 'stored', why: sides.why };
  if (way.kind === 'unsuitable') return { kind: 'stored', why: noDuetText(way.reason) };
  if (way.kind === 'rounds') {
    return { kind: 'rounds', plateau: way.plateau, why: roundsText(way.plateau) };
  }
  const { totalMs } = way.driver;
  const limitMs = compare.wholeLimitMs;
  const tight = memoryFor(way.users, freeBytes);
  if (tight !== null) {
    const plan = turnsWithin(tight, { totalMs, limitMs, spentMs: 0 });
    const why = `${way.why} ${turnsText(plan)}`;
    return plan.kind === 'in-turns'
      ? { kind: 'in-turns', totalMs, pairs: plan.pairs, why }
      : { kind: 'stored', why: noDuetText(why) };
  }
  const refusal = whyNotWhole(way.driver, limitMs, sides);
  if (refusal !== null) return { kind: 'stored', why: noDuetText(`${way.why} ${notWholeText(refusal)}`) };
  return { kind: 'side-by-side', totalMs, why: wholeText(way.why, totalMs) };
}
