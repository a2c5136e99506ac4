import type { Finding } from '../../model/judgement/finding.ts';
import type { Judgement } from '../../model/judgement/judgement.ts';
import { isCommit, repositoryUrl } from './repository-url.ts';

/** Where a cause stands in head's source. */
export type SourcePlace = {
  /** "src/orders.js:41" */
  readonly text: string;
  /** the line as head has it; null: the repository is not known */
  readonly url: string | null;
};

/** Null: it is not known. */
export function sourcePlace(
  { place }: Pick<Finding, 'place'>,
  { source }: Pick<Judgement, 'source'>,
  runUrl: string | null,
): SourcePlace | null {
  if (place === undefined) return null;
  const { file, line } = place;
  const repository = repositoryUrl(source, runUrl);
  const parts = file.split('/');
  // Files of another run are read too: what leads out of the repository, or is no commit, becomes no link.
  const isInside = parts.every((part) => part !== '' && part !== '.' && part !== '..');
  const isKnown = repository !== null && isCommit(source.sha) && isInside;
  const url = isKnown ? `${repository}/blob/${source.sha}/${parts.map(encoded).join('/')}#L${line}` : null;
  return { text: `${file}:${line}`, url };
}

/** As a part of an address in Markdown, where a bracket would end it. */
const encoded = (part: string): string =>
  encodeURIComponent(part.toWellFormed()).replace(
    /[()'*!~]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
