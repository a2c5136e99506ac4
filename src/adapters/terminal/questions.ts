import { confirm, intro, isCancel, select, text } from '@clack/prompts';

/** Questions in a terminal. Each answer is null where the user gave up (Ctrl-C, Escape). */
export type Questions = {
  open(title: string): void;
  /** One of them, by its place in the list. */
  choose(question: string, answers: readonly string[]): Promise<number | null>;
  /** A text that is not empty; `usual` stands there to be changed. */
  write(question: string, usual: string): Promise<string | null>;
  confirm(question: string): Promise<boolean | null>;
};

/** They are asked on stderr: stdout carries only what was asked for. */
export function createQuestions(): Questions {
  const output = process.stderr;
  const given = <T>(answer: T): Exclude<T, symbol> | null =>
    isCancel(answer) ? null : (answer as Exclude<T, symbol>);
  return {
    open: (title) => intro(title, { output }),
    async choose(message, answers) {
      const options = answers.map((label, value) => ({ label, value }));
      return given(await select({ message, options, output }));
    },
    async write(message, usual) {
      const validate = (value: string | undefined) =>
        value === undefined || value.trim() === '' ? 'It cannot be empty.' : undefined;
      const answer = given(await text({ message, initialValue: usual, validate, output }));
      return answer === null ? null : answer.trim();
    },
    async confirm(message) {
      return given(await confirm({ message, initialValue: false, output }));
    },
  };
}
