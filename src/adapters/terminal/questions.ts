import type { Readable, Writable } from 'node:stream';
import { confirm, intro, isCancel, select, text } from '@clack/prompts';
import { EMPTY } from '../../core/words/init/questions.ts';

/** Questions in a terminal. Each answer is null where the user gave up (Ctrl-C, Escape). */
export type Questions = {
  open(title: string): void;
  /** One of them, by its place in the list. */
  choose(question: string, answers: readonly string[]): Promise<number | null>;
  /** A text that is not empty; `usual` stands there to be changed. */
  write(question: string, usual: string): Promise<string | null>;
  confirm(question: string): Promise<boolean | null>;
};

export type Terminal = { readonly input: Readable; readonly output: Writable };

/** Asks in a terminal. */
export function createQuestions({ input, output }: Terminal): Questions {
  const given = <T>(answer: T): Exclude<T, symbol> | null =>
    isCancel(answer) ? null : (answer as Exclude<T, symbol>);
  return {
    open: (title) => intro(title, { output }),
    async choose(message, answers) {
      const options = answers.map((label, value) => ({ label, value }));
      return given(await select({ message, options, input, output }));
    },
    async write(message, usual) {
      const validate = (value: string | undefined) =>
        value === undefined || value.trim() === '' ? EMPTY : undefined;
      const answer = given(await text({ message, initialValue: usual, validate, input, output }));
      return answer === null ? null : answer.trim();
    },
    async confirm(message) {
      return given(await confirm({ message, initialValue: false, input, output }));
    },
  };
}
