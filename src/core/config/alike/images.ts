import { isFilledIn, lastPart, programOf } from './shell-words.ts';

const ENGINES = new Set(['docker', 'podman', 'nerdctl', 'buildah']);
const GROUPS = new Set(['image', 'container', 'buildx', 'builder']);
/** Of an engine itself: those that the next word belongs to. */
const VALUED = new Set(['-H', '--host', '-c', '--context', '--config', '-l', '--log-level', '--builder']);

/** Of `run`: options that no further word belongs to. */
const PLAIN = new Set([
  ...['--detach', '--interactive', '--tty', '--rm', '--init', '--privileged', '--publish-all', '--read-only'],
  ...['--quiet', '--no-healthcheck', '--oom-kill-disable', '--sig-proxy', '--disable-content-trust'],
  ...['--replace', '--rmi', '--tls-verify', '--no-hosts', '--no-hostname', '--help'],
]);
const PLAIN_LETTERS = 'ditPq';
const MOUNTS = new Set(['-v', '--volume', '--mount']);

type Call = { readonly verb: string; readonly rest: readonly string[] };

/** What a command asks of a container engine; null: it calls none. */
function callOf(words: readonly string[]): Call | null {
  const [program = '', ...said] = programOf(words);
  if (!ENGINES.has(lastPart(program))) return null;
  for (let at = 0; at < said.length; at += 1) {
    const word = said[at] ?? '';
    if (VALUED.has(word)) at += 1;
    else if (!word.startsWith('-') && !GROUPS.has(word)) return { verb: word, rest: said.slice(at + 1) };
  }
  return null;
}

/** Names that a command gives to the image that it builds, those aside that a shell fills in. */
export function builtImages(words: readonly string[]): readonly string[] {
  const call = callOf(words);
  if (call === null) return [];
  return namesOf(call).filter((name) => name !== '' && !isFilledIn(name));
}

function namesOf({ verb, rest }: Call): readonly string[] {
  if (verb === 'tag') return rest.filter((word) => !word.startsWith('-')).slice(1);
  if (verb !== 'build' && verb !== 'bud' && verb !== 'b') return [];
  return rest.flatMap((word, at) => {
    if (word === '-t' || word === '--tag') return rest[at + 1] ?? [];
    const [, joined] = /^(?:--tag=|-t=?)(.+)$/.exec(word) ?? [];
    return joined ?? [];
  });
}

/** What gives images names that nobody has to say. */
const NAMING = /^(?:load|import|commit|bake)$/;

/** Whether a command may give another image the name of this one. */
export function mayName(words: readonly string[], image: string): boolean {
  const call = callOf(words);
  if (call === null) return false;
  return NAMING.test(call.verb) || namesOf(call).some((name) => wholeName(name) === wholeName(image));
}

const STARTING = new Set(['run', 'create', 'compose', 'stack', 'service', 'play', 'kube']);

/** Whether a command starts a container that was not there before; null: it calls no engine. */
export function startsContainer(words: readonly string[]): boolean | null {
  const call = callOf(words);
  return call === null ? null : STARTING.has(call.verb);
}

export type StartedImage = {
  readonly name: string;
  /** whether files of the side are laid into it, which may be all that it runs */
  readonly isMounted: boolean;
};

/** The image that a command starts a container of; null: none, or one that a shell fills in. */
export function startedImage(words: readonly string[]): StartedImage | null {
  const call = callOf(words);
  if (call === null || (call.verb !== 'run' && call.verb !== 'create')) return null;
  const { rest } = call;
  let isMounted = false;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (!word.startsWith('-')) return isFilledIn(word) ? null : { name: word, isMounted };
    const [option = '', value = rest[at + 1] ?? ''] = optionOf(word);
    if (MOUNTS.has(option) && isOfSide(value)) isMounted = true;
    if (takesNext(word)) at += 1;
  }
  return null;
}

/** An option, and the value that is joined to it; undefined: none is. */
function optionOf(word: string): readonly [string, string?] {
  const [, option, value] = /^(--[^=]+)=(.*)$/.exec(word) ?? /^(-[^-])(.+)$/.exec(word) ?? [];
  return option === undefined || value === undefined ? [word] : [option, value];
}

function takesNext(word: string): boolean {
  if (word.startsWith('--')) return !word.includes('=') && !PLAIN.has(word);
  const first = [...word.slice(1)].findIndex((letter) => !PLAIN_LETTERS.includes(letter));
  return first !== -1 && first === word.length - 2;
}

/** Whether what is mounted may lie in the side's own folder. */
const isOfSide = (value: string): boolean =>
  /(?:^|,)(?:(?:src|source)=)?(?:[$`]|\.{1,2}(?:[/:,]|$))/.test(value);

/** The whole name, as those that mean one image share it. */
export function wholeName(name: string): string {
  const short = name.replace(/^(?:docker\.io|localhost)\//, '').replace(/^library\//, '');
  return /[:@]/.test(lastPart(short)) ? short : `${short}:latest`;
}
