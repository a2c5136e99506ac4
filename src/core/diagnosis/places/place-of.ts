import type { CauseFact } from '../../model/evidence/cause.ts';
import type { ChangeEvidence, FilePlace, ProfiledFile } from '../../model/evidence/change.ts';
import type { ArmRecord, Recording } from '../../model/recording/recording.ts';
import { shapeOfStatement } from '../evidence/shape.ts';

/** Puts the place in head's source to causes that have one there: `file:line` of a statement's text, or of a function. */
export function withPlaces(
  facts: readonly CauseFact[],
  { change, arms: { head } }: Pick<Recording, 'change' | 'arms'>,
): readonly CauseFact[] {
  if (change === undefined) return facts;
  const statements = placesOfShapes(change, head);
  return facts.map((fact) => {
    const place = placeOfFunction(fact, change, head) ?? placeOfStatement(fact, statements);
    return place === null ? fact : { ...fact, place };
  });
}

type ByShape = ReadonlyMap<string, FilePlace | null>;

/** By the shape of statements; null: those of one shape stand in several places. */
function placesOfShapes({ statements }: ChangeEvidence, { database }: ArmRecord): ByShape {
  const shapes = new Map((database?.statements ?? []).map((one) => [one.id, shapeOfStatement(one)]));
  const found = new Map<string, FilePlace | null>();
  for (const { id, file, line } of statements) {
    const shape = shapes.get(id) ?? id;
    const before = found.get(shape);
    const isSame = before === undefined || (before?.file === file && before.line === line);
    found.set(shape, isSame ? { file, line } : null);
  }
  return found;
}

/** Only of what is new in head: of what base does too the change is not the place. */
const placeOfStatement = ({ isNew, texts }: CauseFact, places: ByShape): FilePlace | null =>
  isNew ? (places.get(texts['statement'] ?? '') ?? null) : null;

/** Where a function is, or the hottest line of it that changed, as long as head's checkout has such a line. */
function placeOfFunction({ texts }: CauseFact, { files }: ChangeEvidence, head: ArmRecord): FilePlace | null {
  const [named, line] = [texts['file'], Number(texts['line'] ?? Number.NaN)];
  const source = files.find((one) => one.named === named);
  if (source === undefined || !Number.isInteger(line) || line < 1) return null;
  const lines = [line, ...hotLinesOf(head, source, line)].filter((one) => one <= source.lines);
  const [first] = lines;
  const best = lines.find((one) => source.changed.some(([from, to]) => from <= one && one <= to)) ?? first;
  return best === undefined ? null : { file: source.file, line: best };
}

/** Of the function that begins at this line, or has it among them; that with most time first. */
function hotLinesOf({ profiled }: ArmRecord, { named }: ProfiledFile, line: number): readonly number[] {
  const own = profiled?.profile?.functions.find(
    ({ frame, lines }) =>
      frame.file === named && (frame.line === line || lines.some((one) => one.line === line)),
  );
  return (own?.lines ?? []).toSorted((a, b) => b.ms - a.ms).map((one) => one.line);
}
