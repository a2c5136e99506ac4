import { clopperPearson } from '../../src/core/statistics/binomial.ts';
import { markdownTable, percent } from '../support/markdown.ts';
import { isRight, isRow, type Judged, type Line } from './rows.ts';
import { type Margin, WAYS } from './wanted.ts';

const HEAD = ['target', 'runs', 'met by far ✅', 'missed by far ❌', 'near the limit ⚠️', 'not to be known –'];
const NEAR: readonly Margin[] = ['just met', 'just missed'];
const CONFIDENCE = 0.95;

/** How often each target came to what was planted, and all of them, as Markdown. */
export function tableOf(lines: readonly Line[]): string {
  const runs = lines.filter(isRow);
  const judged = runs.flatMap(({ targets }) => targets);
  const rows = [...Map.groupBy(judged, ({ of }) => of)].map(([of, own]) => [
    `\`${of}\``,
    runs.filter(({ targets }) => targets.some((one) => one.of === of)).length,
    ...[rightOf(own, 'met'), rightOf(own, 'missed'), nearOf(own), rightOf(own, 'none')],
  ]);
  return `${markdownTable(HEAD, rows)}\n${[...sums(lines, judged), ...WAYS.flatMap(wallOf(lines))].join('\n')}\n`;
}

/** `5/5`; empty: none was planted so. */
function rightOf(all: readonly Judged[], wanted: Margin): string {
  const own = all.filter(({ margin }) => margin === wanted);
  return own.length === 0 ? '' : `${own.filter(isRight).length}/${own.length}`;
}

/** `9/10, 1 sure and right`: what is wrong is certain of the wrong side. */
function nearOf(all: readonly Judged[]): string {
  const own = all.filter(({ margin }) => NEAR.includes(margin));
  if (own.length === 0) return '';
  const near = own.filter(({ state }) => state === 'near').length;
  const right = own.filter(isRight).length - near;
  const wrong = own.length - near - right;
  const more = [
    ...(right > 0 ? [`${right} sure and right`] : []),
    ...(wrong > 0 ? [`**${wrong} wrong**`] : []),
  ];
  return [`${near}/${own.length}`, ...more].join(', ');
}

function sums(lines: readonly Line[], judged: readonly Judged[]): readonly string[] {
  const far = judged.filter(({ margin }) => margin === 'met' || margin === 'missed');
  const near = judged.filter(({ margin }) => NEAR.includes(margin));
  const none = judged.filter(({ margin }) => margin === 'none');
  const said = near.filter(({ state }) => state === 'near');
  // Each value is of several targets.
  const known = near.filter(({ margin, measured }) => margin === 'just met' && measured !== null);
  const held = known.filter(holdsTruth);
  const crashed = lines.filter((line) => !isRow(line)).length;
  return [
    `- ${lines.length} runs of ${new Set(lines.map(({ dist }) => dist)).size} bundles, ${crashed} of them without a verdict.`,
    `- Met or missed by far: ${wrongOf(far)}.`,
    `- Near the limit: ${wrongOf(near)}, which is to be sure of the wrong side; ${share(said.length, near.length)} said that they are near it.`,
    `- Not to be known: ${wrongOf(none)}.`,
    `- The 95 % interval held the true value ${share(held.length, known.length)} times.`,
  ];
}

/** Shares are planted in %, and measured from 0 to 1. */
function holdsTruth({ truth, measured, text }: Judged): boolean {
  if (truth === null || measured === null) return false;
  const scale = text.endsWith('%') ? 100 : 1;
  return measured.low * scale <= truth && truth <= measured.high * scale;
}

function share(count: number, of: number): string {
  if (of === 0) return '0 of 0';
  const { low, high } = clopperPearson(count, of, CONFIDENCE);
  return `${count} of ${of} (95 % CI ${percent(low)} to ${percent(high)})`;
}

const wrongOf = (own: readonly Judged[]): string =>
  `${share(own.filter((one) => !isRight(one)).length, own.length)} wrong`;

const wallOf =
  (lines: readonly Line[]) =>
  (way: string): readonly string[] => {
    const seconds = lines.flatMap((line) => (isRow(line) && line.way === way ? line.wallSeconds : []));
    if (seconds.length === 0) return [];
    const [least, most] = [Math.min(...seconds), Math.max(...seconds)];
    return [`- ${way}: ${seconds.length} runs of ${least.toFixed(0)} to ${most.toFixed(0)} s.`];
  };

/** Each target that came to what it must not. */
export function wrongsOf(lines: readonly Line[]): string {
  return lines
    .flatMap((line) => {
      const name = `${line.way}, run ${line.n}`;
      if (!isRow(line)) return [`- ${name}: crashed: ${line.error.replaceAll(/\s+/g, ' ')}\n`];
      return line.targets
        .filter((one) => !isRight(one))
        .map(({ text, margin, state, measured, why }) => {
          const found = measured ? `${measured.value} (${measured.low} to ${measured.high})` : why;
          return `- ${name}: ${text}, ${margin}: ${state}, ${found}\n`;
        });
    })
    .join('');
}
