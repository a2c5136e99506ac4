import { createQuestions } from '../../../adapters/terminal/questions.ts';
import { applicationText, LABEL, overwriteText, QUESTIONS } from '../../../core/words/init/questions.ts';
import { type Asker, Cancelled } from './asker.ts';

/** Asks in a terminal what is not clear. */
export function somebody(): Asker {
  // On stderr: stdout carries only what was asked for.
  const questions = createQuestions({ input: process.stdin, output: process.stderr });
  questions.open(QUESTIONS.title);
  const answered = <T>(answer: T | null): T => {
    if (answer === null) throw new Cancelled();
    return answer;
  };
  return {
    async application(all) {
      if (all.length < 2) return all[0] ?? null;
      const place = answered(await questions.choose(QUESTIONS.application, all.map(applicationText)));
      return all[place] ?? null;
    },
    async start(usual) {
      const said = answered(await questions.write(QUESTIONS.start, usual ?? ''));
      return said === usual ? null : said;
    },
    async trial(given) {
      // Who meets a red check before it has been right once turns the gate off.
      return (
        given || answered(await questions.choose(QUESTIONS.trial, [QUESTIONS.watch, QUESTIONS.block])) === 0
      );
    },
    async choices(given) {
      const answers = [QUESTIONS.noForks, QUESTIONS.withForks];
      const forks = given.forks || answered(await questions.choose(QUESTIONS.forks, answers)) === 1;
      // Whoever knows everybody that opens pull requests has no need to hold one back.
      if (!forks || given.label !== null) return { ...given, forks };
      const which = [QUESTIONS.everyPull, QUESTIONS.labelled];
      const labelled = answered(await questions.choose(QUESTIONS.label, which)) === 1;
      return { forks, label: labelled ? LABEL : null };
    },
    async overwrite(names) {
      const allowed = new Set<string>();
      for (const name of names) {
        if (answered(await questions.confirm(overwriteText(name)))) allowed.add(name);
      }
      return allowed;
    },
  };
}
