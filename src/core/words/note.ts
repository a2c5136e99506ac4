import type { Fault } from '../model/decision/load-fact.ts';
import type { Note } from '../model/decision/note.ts';
import type { Validity } from '../model/recording/recording.ts';
import { ACCEPTANCES } from './notes/acceptance.ts';
import { ALIKE } from './notes/alike.ts';
import { APART } from './notes/fixed-port.ts';
import { LOAD } from './notes/load.ts';
import { SHAPE } from './notes/shape.ts';
import { STORED } from './notes/stored.ts';
import { SUBJECTS } from './notes/subject.ts';
import { type Phrases, say } from './phrases.ts';

const NOTES: Phrases<Note> = {
  told: ({ text }) => text,
  ...APART,
  ...ALIKE,
  ...LOAD,
  ...SHAPE,
  ...SUBJECTS,
  ...STORED,
  ...ACCEPTANCES,
};

/** A note, one sentence or several. */
export const noteText = (note: Note): string => say(NOTES, note);

/** What a recording says of whether it may be judged. */
export function validityOf(faults: readonly Fault[]): Validity {
  return faults.length === 0 ? { valid: true } : { valid: false, reasons: faults.map(noteText) };
}
