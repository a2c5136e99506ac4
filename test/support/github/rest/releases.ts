import type { JsonObject } from '../json.ts';
import { type Call, type Handler, notFound, type Reply } from '../reply.ts';
import type { Release, Tag } from '../state.ts';

function json({ tag, publishedAt, draft = false, prerelease = false }: Release, call: Call): JsonObject {
  return {
    tag_name: tag,
    name: tag,
    draft,
    prerelease,
    // On GitHub too this is the branch that the tag was made from, not the commit.
    target_commitish: 'main',
    published_at: publishedAt,
    html_url: `https://github.example/${call.state.owner}/${call.state.repo}/releases/tag/${tag}`,
  };
}

function answer(release: Release | undefined, call: Call): Reply {
  return release === undefined ? notFound : { status: 200, body: json(release, call) };
}

/** An annotated tag's name leads to the tag's own object, and only that to the commit. */
const objectOf = ({ name, sha, annotated = false }: Tag): JsonObject =>
  annotated ? { type: 'tag', sha: tagSha(name) } : { type: 'commit', sha };

const tagSha = (name: string): string => Buffer.from(name).toString('hex').padStart(40, '7').slice(-40);

export const releases: Readonly<Record<string, Handler>> = {
  'repos/get-latest-release': (call) => {
    const full = call.state.releases.filter(({ draft, prerelease }) => !(draft || prerelease));
    return answer(full.toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt))[0], call);
  },
  'repos/get-release-by-tag': (call) => {
    const { tag } = call.params;
    return answer(
      call.state.releases.find((one) => one.tag === tag && !one.draft),
      call,
    );
  },
  'git/get-ref': (call) => {
    const { ref = '' } = call.params;
    const tag = call.state.tags.find(({ name }) => ref === `tags/${name}`);
    if (tag === undefined) return notFound;
    return { status: 200, body: { ref: `refs/${ref}`, object: objectOf(tag) } };
  },
  'git/get-tag': (call) => {
    const tag = call.state.tags.find((one) => one.annotated && tagSha(one.name) === call.params['tag_sha']);
    if (tag === undefined) return notFound;
    const { name, sha } = tag;
    return { status: 200, body: { tag: name, sha: tagSha(name), object: { type: 'commit', sha } } };
  },
};
