import { CODE } from './code.ts';
import { DATABASE } from './database.ts';
import type { PlaybookEntry } from './entry.ts';
import { OTHERS } from './others.ts';
import { WAITING } from './waiting.ts';

/** All that is known of causes: those that a rule finds, and those that wait for evidence. */
export const PLAYBOOK: readonly PlaybookEntry[] = [...DATABASE, ...CODE, ...OTHERS, ...WAITING];

/** What is done about what a rule found. Throws for a rule without an entry: each has one. */
export function entryOf(rule: string): PlaybookEntry {
  const entry = PLAYBOOK.find((one) => one.rule === rule);
  if (entry === undefined) throw new Error(`no entry for ${rule}`);
  return entry;
}
