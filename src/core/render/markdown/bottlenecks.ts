import type { Bottlenecks, TopFinding } from '../../report/causes/bottlenecks.ts';
import type { Report } from '../../report/report.ts';
import { effortText, marksText, remedyText } from '../../words/causes/bottlenecks.ts';
import { unstopped } from '../../words/names.ts';
import { seen } from '../text/visible.ts';
import { escapeMarkdown, fence, sentence } from './escape.ts';
import { placeLink } from './place-link.ts';
import { lines, unbroken } from './table.ts';

/** What holds the application up, folded behind one line; empty: nothing was looked into. */
export function bottlenecks({ bottlenecks: found, remedy }: Pick<Report, 'bottlenecks' | 'remedy'>): string {
  if (found === null) return '';
  const title = `Bottlenecks: ${countText(found)}, rating ${found.rating} of 10`;
  const texts = [
    ...found.top.map((finding, index) => findingText(finding, index, remedy)),
    ...(found.more > 0 ? [`${found.more} more are in judgement.json.`] : []),
    operations(found),
    todo(found),
    list('**Optimization potential**', found.potential),
    `<sub>Rating: ${sentence(found.formula)}.</sub>`,
  ].filter((text) => text !== '');
  return `<details><summary>${title}</summary>\n\n${texts.join('\n\n')}\n\n</details>`;
}

function countText({ top, more }: Bottlenecks): string {
  const fresh = top.filter(({ isNew }) => isNew).length;
  const all = top.length + more;
  return all === 0 ? 'none found' : `${all} found${fresh > 0 ? ` (${fresh} new)` : ''}`;
}

/** `told`: the advice that stands above already; null: none. */
function findingText(finding: TopFinding, index: number, told: string | null): string {
  const { title, cause, evidence, recommendation, expected, impact, endpoints, link, at } = finding;
  const { text, code, source } = recommendation;
  const name = escapeMarkdown(source.title);
  const explained = link === null ? name : `[${name}](${link})`;
  const rows = [
    ...(endpoints.length > 0 ? [`- Where: ${endpoints.map((one) => escapeMarkdown(one)).join(', ')}`] : []),
    ...(at === null ? [] : [`- In the source: ${placeLink(at)}`]),
    `- Cause: ${sentence(unstopped(cause))}.`,
    ...(impact.text === '' ? [] : [`- Impact: ${sentence(impact.text)}`]),
    ...evidence.map((line) => `- Evidence: ${sentence(line)}`),
    remedyText(finding) === told
      ? `- Fix: as above (${explained})`
      : `- Fix: ${sentence(text)} (${explained})`,
    ...(expected === null ? [] : [`- Expected: ${sentence(expected.text)}`]),
    `- Effort: ${sentence(effortText(finding))}`,
  ];
  const block = code === undefined ? [] : [fence(seenLines(code.text), code.language)];
  return [`**${index + 1}. ${sentence(title)}** (${marksText(finding)})`, rows.join('\n'), ...block].join(
    '\n\n',
  );
}

/** A statement of others as code: nothing in it is invisible, and none of its lines is empty. */
const seenLines = (text: string): string =>
  text
    .split('\n')
    .map(seen)
    .filter((line) => line !== '')
    .join('\n');

function operations({ operations: rows, slow }: Bottlenecks): string {
  if (rows.length === 0) return slow === null ? '' : sentence(slow);
  const table = lines([
    ['Database operation', 'Calls per request (base → head)', 'Mean'],
    [':--', '--:', '--:'],
    ...rows.map(({ name, calls, mean }) => [name, unbroken(calls), unbroken(mean)]),
  ]);
  return slow === null ? table : `${table}\n\n${sentence(slow)}`;
}

const todo = ({ todo: groups }: Bottlenecks): string =>
  list(
    '**Recommendations**',
    groups.flatMap(({ severity, texts }) => texts.map((text) => `${severity}: ${text}`)),
  );

const list = (title: string, texts: readonly string[]): string =>
  texts.length === 0 ? '' : `${title}\n\n${texts.map((text) => `- ${sentence(text)}`).join('\n')}`;
