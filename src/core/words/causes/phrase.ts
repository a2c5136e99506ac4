import type { CauseFact } from '../../model/evidence/cause.ts';

/** What the words of one rule make of a fact. */
export type Phrase = {
  /** a heading */
  readonly title: string;
  /** a clause that can stand behind "Why:" */
  readonly cause: string;
  /** sentences with numbers of both sides */
  readonly evidence: readonly string[];
  /** what to do in this case; absent: as the playbook has it */
  readonly advice?: string;
  /** what stands for the names of the playbook's texts; null: not known */
  readonly values?: Readonly<Record<string, string | null>>;
};

export type Phrasing = (fact: CauseFact) => Phrase;
