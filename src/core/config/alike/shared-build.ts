import type { SharedBuild } from '../../model/decision/alike.ts';
import type { AppConfig } from '../settings/app.ts';
import {
  builtImages,
  mayName,
  type StartedImage,
  startedImage,
  startsContainer,
  wholeName,
} from './images.ts';
import { isNamed, type Output, output, outputsOf, TARGET_VARIABLE } from './outputs.ts';
import { commandsOf, lastPart, programOf } from './shell-words.ts';

type Commands = Pick<AppConfig, 'build' | 'setup' | 'start' | 'env'>;

/** Programs that wait, look or tell beside what was started before them. */
const BESIDE = new Set([
  ...['wait', 'sleep', 'exit', 'true', 'false', ':', 'trap', 'kill', 'test', '[', '[[', 'curl', 'wget', 'nc'],
  ...['echo', 'printf', 'tee', 'cat', 'tail', 'head', 'grep', 'sed', 'awk', 'done', 'fi', 'esac', '}'],
  ...['rm', 'touch', 'set', 'read', 'disown', 'pg_isready', 'wait-on', 'wait-for-it', 'wait-for-it.sh'],
]);

/**
 * The image that `app.build` gives one name on both sides, and that is all that `app.start` leaves running; null: none, or it
 * is not certain. Both are built before either starts, so both sides would run the build that ended last, and nothing of
 * the change. Each has its own where it names an image anew before its start, and another program may be what is driven.
 */
export function oneImage({
  build,
  setup,
  start,
}: Pick<Commands, 'build' | 'setup' | 'start'>): string | null {
  const commands = commandsOf(start);
  const last = commands.findLastIndex(startsAny);
  const started = startedImage(commands[last] ?? []);
  if (started === null || started.isMounted) return null;
  const before = [...commandsOf(setup ?? ''), ...commands.slice(0, last)];
  if (before.some((words) => mayName(words, started.name))) return null;
  const built = commandsOf(build ?? '').flatMap(builtImages);
  return built.find((name) => isStarted(name, [started])) ?? null;
}

const startsAny = (words: readonly string[]): boolean =>
  startsContainer(words) ?? !BESIDE.has(lastPart(programOf(words)[0] ?? ':'));

/** What both sides make under one name and then may use, as far as their commands tell. */
export function sharedOutputs(app: Commands): readonly SharedBuild[] {
  return oneImage(app) === null ? [...likelyImages(app), ...likelyPaths(app)] : likelyPaths(app);
}

/** With files of the side laid into it, or built between two starts: what each side runs then may be its own. */
function likelyImages({ build, setup, start }: Commands): readonly SharedBuild[] {
  const built = [build, setup, start].flatMap((text) => commandsOf(text ?? '').flatMap(builtImages));
  const started = startedImages(start);
  const shared = built.filter((name) => isStarted(name, started));
  return [...new Set(shared.map(wholeName))].map((whole) => ({
    kind: 'shared-image',
    image: shared.find((name) => wholeName(name) === whole) ?? whole,
  }));
}

function likelyPaths({ build, start, env }: Commands): readonly SharedBuild[] {
  if (build === null) return [];
  const words = commandsOf(start).flat();
  const ofEnv = output(env[TARGET_VARIABLE] ?? '', true);
  const outputs = [...commandsOf(build).flatMap(outputsOf), ...ofEnv];
  const isUsed = ({ path, isBuiltIn }: Output) => isBuiltIn || isNamed(path, words);
  const paths = new Set(outputs.filter(isUsed).map(({ path }) => path));
  return [...paths].map((path) => ({ kind: 'shared-output', path }));
}

const startedImages = (start: string): readonly StartedImage[] =>
  commandsOf(start).flatMap((words) => startedImage(words) ?? []);

const isStarted = (built: string, started: readonly StartedImage[]): boolean =>
  started.some(({ name }) => wholeName(name) === wholeName(built));
