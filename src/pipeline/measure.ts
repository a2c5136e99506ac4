import type { Config } from '../core/config/config.ts';
import { isBuilt } from '../core/config/settings/app.ts';
import { presetText } from '../core/words/check/preset.ts';
import { EARLIER_RUNS, noDuetText } from '../core/words/check/way.ts';
import { during } from '../ports/progress/during.ts';
import type { RunContext } from '../ports/run-context.ts';
import { type Beside, type Measured, record, troubleText } from './alone/record.ts';
import { chooseWay, type Way } from './choose-way.ts';
import { type DuetResult, duet } from './duet/duet.ts';
import type { Ports } from './ports.ts';
import { type Rules, recordedRules } from './rules/rules.ts';

/** Measures head: beside base where that is possible, else alone, and says why. `rules`: that a change is judged by. */
export async function measure(
  config: Config,
  context: RunContext,
  ports: Ports,
  signal: AbortSignal,
  rules: Rules | null = null,
): Promise<Measured> {
  const way = await ports.log.group('Choose how to compare', () => chosen(config, context, ports));
  const own = rules === null ? {} : recordedRules(rules);
  const alone = (title: string, beside: Beside) =>
    ports.log.group(title, () => record(config, context, ports, signal, { ...own, ...beside }));
  if (way.kind === 'stored') return alone('Measure', { notes: way.why === null ? [] : [way.why] });
  const result = await ports.log.group('Measure base and head', () =>
    duet(way, config, context, ports, signal, rules),
  );
  if (result.kind !== 'base-broken' && result.kind !== 'unsuitable') return result;
  ports.log.write('warning', `No side-by-side comparison: ${result.text}`);
  if (result.kind === 'unsuitable') {
    return alone('Measure head alone', { notes: [noDuetText(result.text)] });
  }
  const refused = [{ origin: nameOf(way), reason: ports.mask(result.text) }];
  return bothBroken(
    await alone('Measure head alone', { notes: basesWords(result, config), refused }),
    result,
  );
}

async function chosen(config: Config, context: RunContext, ports: Ports): Promise<Way> {
  if (config.preset !== null) ports.log.write('info', presetText(config.preset));
  const way = await during(ports.progress, { step: 'base' }, () => chooseWay(config, context, ports));
  if (way.kind === 'duet') {
    ports.log.write('info', `Base ${way.base.sha.slice(0, 7)} (${way.base.how}) is driven beside head.`);
  } else if (way.kind === 'targets') ports.log.write('info', `${way.base} is driven beside ${way.head}.`);
  else ports.log.write('info', way.why ?? EARLIER_RUNS);
  return way;
}

function nameOf(way: Exclude<Way, { kind: 'stored' }>): string {
  return way.kind === 'duet' ? `base ${way.base.sha.slice(0, 7)}` : way.base;
}

/** What base said, and the line that mends the usual cause: packages that only the checked-out tree has. */
function basesWords(
  { detail }: Extract<DuetResult, { kind: 'base-broken' }>,
  { app }: Config,
): readonly string[] {
  const lines = detail === '' ? [] : detail.split('\n').map((line) => `base log: ${line}`);
  if (app === null || isBuilt(app)) return lines;
  return [
    'Base is checked out into a folder of its own, where nothing is installed or built: add `app.build` (for example `npm ci`), which runs on both sides.',
    ...lines,
  ];
}

/** Where neither works, the change is not to blame. */
function bothBroken(measured: Measured, base: DuetResult & { readonly kind: 'base-broken' }): Measured {
  if (measured.kind !== 'head-broken') return measured;
  const text = `Neither base nor head works. Head: ${troubleText(measured)} Base: ${base.text}`;
  return { kind: 'could-not-measure', text, detail: measured.detail };
}
