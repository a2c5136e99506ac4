import { RUN_VARIABLE, runValue } from '../../../ports/run.ts';

/** Whose a process is: it stands in the environment of everything that is started for an arm. */
export type Mark = {
  /** id of the run */
  readonly run: string;
  readonly arm: 'base' | 'head';
  /** the setting that started it, or `load` for k6: what `setup` left running lives on while the app is stopped and started anew */
  readonly step: 'build' | 'setup' | 'reset' | 'start' | 'stop' | 'load';
};

const MARK = /^([a-z0-9-]+)\.(base|head)\.(build|setup|reset|start|stop|load)$/;

export const markText = ({ run, arm, step }: Mark): string => runValue(run, arm, step);

/** The mark in a process's environment, as /proc tells it; null: there is none. */
export function readMark(environment: string): Mark | null {
  const entry = environment.split('\0').find((line) => line.startsWith(`${RUN_VARIABLE}=`));
  const [, run, arm, step] = MARK.exec(entry?.slice(RUN_VARIABLE.length + 1) ?? '') ?? [];
  if (run === undefined || !isArm(arm) || !isStep(step)) return null;
  return { run, arm, step };
}

const isArm = (text: string | undefined): text is Mark['arm'] => text === 'base' || text === 'head';

const isStep = (text: string | undefined): text is Mark['step'] => text !== undefined;
