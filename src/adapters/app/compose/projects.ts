import path from 'node:path';
import { atExit } from '../../../plumbing/process/at-exit.ts';
import { runAtExit } from '../../../plumbing/process/run-at-exit.ts';
import type { Log } from '../../../ports/log.ts';
import { runOfProject } from '../environment.ts';
import { askDocker, type Place } from './docker.ts';
import { linesOf, projectsLeft } from './left.ts';

/** What a run has made in Docker, which outlives every process. */
export type Projects = {
  /** Images that are built from now on. */
  building(images: readonly string[], place: Place): void;
  /** A project may have containers from now on. */
  up(name: string, place: Place): void;
  /** It has none any more. */
  down(name: string): void;
  /** Takes away what killed runs left; once, whoever asks. */
  clear(place: Place): Promise<void>;
};

export type ProjectsOptions = {
  readonly log: Log;
  /** whether the run with this id has ended */
  readonly isOver: (id: string) => boolean;
};

/** Containers that nobody will look at again. */
const DOWN = ['down', '--volumes', '--remove-orphans', '--timeout', '0'];
const EXIT_LIMIT_MS = 10_000;

/** At the end of this process, by whatever end but a kill, containers and images of its projects go. */
export function trackProjects({ log, isOver }: ProjectsOptions): Projects {
  const up = new Map<string, Place>();
  const built = new Map<string, Place>();
  let cleared: Promise<void> | null = null;
  let follows = false;
  const end = () => {
    for (const [name, place] of up) runAtExit(downOf(name, place), EXIT_LIMIT_MS);
    const [[, place] = []] = built;
    const images = ['image', 'rm', '--force', ...built.keys()];
    if (place !== undefined) runAtExit(dockerAt(place, images), EXIT_LIMIT_MS);
  };
  const follow = () => {
    if (!follows) atExit(end);
    follows = true;
  };
  return {
    building(images, place) {
      follow();
      for (const image of images) built.set(image, place);
    },
    up(name, place) {
      follow();
      up.set(name, place);
    },
    down: (name) => void up.delete(name),
    clear(place) {
      cleared ??= clearKilled(place, isOver, log);
      return cleared;
    },
  };
}

/** By the names of its containers alone: the files of its project may be gone, and those that a path from there leads to. */
function downOf(name: string, place: Place) {
  const { env, ...command } = dockerAt(place, ['compose', '--project-name', name, ...DOWN]);
  const { COMPOSE_FILE: _file, COMPOSE_ENV_FILES: _variables, ...rest } = env;
  return { ...command, env: rest };
}

/** In a folder that stays, where no Compose file lies. */
const dockerAt = ({ env }: Place, args: readonly string[]) => ({
  ...{ program: 'docker', args, env },
  directory: path.parse(process.cwd()).root,
});

async function clearKilled(place: Place, isOver: ProjectsOptions['isOver'], log: Log): Promise<void> {
  const isLeft = (name: string) => {
    const run = runOfProject(name);
    return run !== null && isOver(run);
  };
  for (const name of [...(await projectsLeft(place))].filter(isLeft)) {
    const { directory, env } = downOf(name, place);
    await askDocker(['compose', '--project-name', name, ...DOWN], { directory, env });
    log.write('info', `Took away the containers of ${name}, which a killed run had left behind.`);
  }
  const all = await linesOf(['image', 'ls', '--format', '{{.Repository}}', 'perf-gate-*'], place);
  const images = all.filter(isLeft);
  if (images.length > 0) await askDocker(['image', 'rm', '--force', ...images], place);
}
