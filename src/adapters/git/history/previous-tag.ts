import type { BaseCommit } from '../../../ports/git/source-control.ts';
import type { History } from './history.ts';

/** How far back the release before this one may lie, first-parent commits. */
const BEFORE = 200;
/** `v1.4.0`, `api/v1.4`, `shop-2.0.0-rc.1`: what stands before the version, and whether it is a pre-release. */
const VERSION = /^(|.*[^\d.])v?\d+(?:\.\d+)+(-[\w.]+)?(?:\+[\w.-]+|\.(?:FINAL|RELEASE|GA))?$/i;

/**
 * The nearest commit before HEAD that the tag of an earlier version names; null: none of the 200 before it. Where HEAD has
 * a version's tag (`released`, else any), those of its own name alone count, and pre-releases only beside a pre-release.
 * The tags are origin's, since a checkout seldom has them; without an origin the repository's own.
 */
export async function previousTag({ git, list }: History, released: string): Promise<BaseCommit | null> {
  const line = await git('rev-list', '--first-parent', '-n', String(BEFORE + 1), 'HEAD');
  const [head = '', ...ancestors] = line.ok ? line.text.split('\n') : [];
  const there = await list('--tags', 'origin');
  const listed = there.ok ? there : await git('show-ref', '--tags', '--dereference');
  const tags = listed.ok ? tagsOf(listed.text) : [];
  const here = tags.filter(({ sha }) => sha === head);
  const own = here.find(({ name }) => name === released) ?? here[0];
  const earlier = tags.filter(
    ({ prefix, isEarly }) => prefix === (own?.prefix ?? '') && (!isEarly || own?.isEarly === true),
  );
  const sha = ancestors.find((one) => earlier.some((tag) => tag.sha === one));
  if (sha === undefined) return null;
  const name = earlier.find((tag) => tag.sha === sha)?.name;
  return { sha, how: `the release before this one, ${name}` };
}

type VersionTag = {
  readonly sha: string;
  readonly name: string;
  readonly prefix: string;
  /** a pre-release */
  readonly isEarly: boolean;
};

/** An annotated tag is listed twice: as an object of its own, and with ^{} as what it points at. */
function tagsOf(text: string): readonly VersionTag[] {
  const lines = text.matchAll(/^([0-9a-f]+)\s+refs\/tags\/(.+?)(?:\^\{\})?$/gm);
  return [...lines].flatMap(([, sha = '', name = '']) => {
    const version = VERSION.exec(name);
    const [, prefix = '', suffix] = version ?? [];
    return version === null ? [] : [{ sha, name, prefix, isEarly: suffix !== undefined }];
  });
}
