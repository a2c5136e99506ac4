import type { CauseFact } from '../../model/evidence/cause.ts';
import { bytesText } from '../../model/quantity.ts';
import * as figures from './figures.ts';
import type { Phrase } from './phrase.ts';
import { sqlInSentence } from './sql.ts';

const BLOCK_BYTES = 8192;
const MB = 1024 ** 2;
/** More room than a spill needs: in memory rows are larger than on disk. */
const ROOM = 3;
/** Least and most that is advised, MB: each step of each session may take so much. */
const LEAST = 8;
const MOST = 256;

const FEWER = 'sort fewer rows or by an index';

/** The words of a sort or a hash that went to disk, with a `work_mem` that holds it and is more than there is. */
export function sortSpill(fact: CauseFact): Phrase {
  const { base, head } = figures.shown(fact, 'tempBlocks');
  const sql = sqlInSentence(fact.texts['sql'] ?? '');
  const bytes = (blocks: number): string => bytesText(blocks * BLOCK_BYTES);
  const before = fact.isNew && base !== null ? figures.was(bytes(base)) : '';
  const workMem = figures.shown(fact, 'workMem').head;
  return {
    title: `Sort or hash on disk in ${figures.whose(fact)}`,
    cause: `${sql} ${figures.now(fact)}writes and reads ${bytes(head ?? 0)} of temporary files per call${before}`,
    evidence: [
      `${sql}: ${base === null ? '' : `${bytes(base)} → `}${bytes(head ?? 0)} beside memory per call.`,
      `It takes ${figures.msSpan(figures.shown(fact, 'meanMs'))} per call.`,
      ...(workMem === null ? [] : [`\`work_mem\` is ${bytesText(workMem)}.`]),
    ],
    ...advised(wantedMb(head ?? 0, workMem ?? 0), workMem),
  };
}

/**
 * A whole power of two, MB: what there is and room for what one call wrote, as it reads again what it wrote. A sort writes
 * all that it has and a hash only what does not fit beside the rest, which is why both are added.
 */
function wantedMb(tempBlocks: number, workMem: number): number {
  const written = (tempBlocks / 2) * BLOCK_BYTES;
  return Math.max(LEAST, 2 ** Math.ceil(Math.log2(Math.max(1, (workMem + ROOM * written) / MB))));
}

function advised(wanted: number, now: number | null): Pick<Phrase, 'advice' | 'values'> {
  if (wanted > MOST) {
    return {
      advice: `${FEWER}: to hold all of it in memory, one step would take more \`work_mem\` than the ${MOST} MB that a session should have`,
    };
  }
  const values = {
    workMem: `${wanted}MB`,
    workMemNow: now === null ? 'if it is less' : `${bytesText(now)} now`,
  };
  if (now !== null) return { values };
  return { values, advice: `${FEWER}, or raise \`work_mem\` for this statement to {workMem}, if it is less` };
}
