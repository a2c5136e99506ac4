import type { AlikeNote } from '../../model/decision/alike.ts';
import { listed } from '../names.ts';
import { type Phrases, say } from '../phrases.ts';

/** Without its tag. */
const repositoryOf = (image: string): string => image.replace(/:[^:/]*$/, '');

/** Why base and head are not driven beside one another where both run an image of this name, and what can be done. */
export function oneImageText(image: string): string {
  const own = `${repositoryOf(image)}:$PERF_GATE_SHA`;
  return `app.build gives the image \`${image}\` one name on both sides, and app.start runs it, so base and head would be the same build, the one that ends last: put the commit of the side into the name, \`docker build -t ${own} .\` and \`docker run … ${own}\`.`;
}

export const ALIKE: Phrases<AlikeNote> = {
  'shared-image': ({ image }) =>
    `Base and head both build the image \`${image}\`, and both may run the one that was built last: \`${repositoryOf(image)}:$PERF_GATE_SHA\` gives each side its own.`,
  'shared-output': ({ path }) =>
    `Base and head both build into \`${path}\`, beyond their own folders, and both may run what was built last: let app.build write into the folder that it runs in, or put \`$PERF_GATE_ARM\` into the path.`,
  'only-in-head': ({ files }) => {
    const [lie, them] = files.length === 1 ? ['lies', 'it'] : ['lie', 'them'];
    const names = files.map((file) => `\`${file}\``);
    return `${names.length === 2 ? names.join(' and ') : listed(names)} ${lie} in head's folder and not in git: base runs without ${them}, unless app.build or app.setup makes ${them}, and head's may hold more, so let either make ${them} anew on both sides.`;
  },
};

/** What may make base and head other than their revisions say, a sentence. */
export const alikeText = (note: AlikeNote): string => say(ALIKE, note);
