import type { BaseCommit } from '../../ports/source-control.ts';
import type { Git } from './git.ts';

/** How far back the release before this one may lie, first-parent commits. */
const BEFORE = 200;
const VERSION = /\d+\.\d+/;

/**
 * The nearest commit before HEAD that a version's tag names; null: none of the 200 before it. The tags are origin's, since
 * a checkout seldom has them; without an origin the repository's own.
 */
export async function previousTag(git: Git): Promise<BaseCommit | null> {
  const line = await git('rev-list', '--first-parent', '-n', String(BEFORE + 1), 'HEAD');
  const [, ...ancestors] = line.ok ? line.text.split('\n') : [];
  const remote = await git('ls-remote', '--tags', 'origin');
  const listed = remote.ok ? remote : await git('show-ref', '--tags', '--dereference');
  const tags = listed.ok ? tagsOf(listed.text) : new Map<string, string>();
  const sha = ancestors.find((one) => tags.has(one));
  return sha === undefined ? null : { sha, how: `the release before this one, ${tags.get(sha)}` };
}

/** Commit → tag. An annotated tag is listed twice: as an object of its own, and with ^{} as what it points at. */
function tagsOf(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const [, sha = '', name = ''] of text.matchAll(/^([0-9a-f]+)\s+refs\/tags\/(.+?)(?:\^\{\})?$/gm)) {
    if (VERSION.test(name)) tags.set(sha, name);
  }
  return tags;
}
