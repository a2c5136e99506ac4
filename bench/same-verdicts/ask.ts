import { mkdir } from 'node:fs/promises';
import { type Answer, type Call, callAll } from './calls.ts';
import type { Case } from './cases.ts';
import { type Said, saidIn } from './said.ts';

/** What a judgement is drawn as. */
const FORMATS = ['markdown', 'report', 'summary', 'text', 'status'] as const;
/** Exit code where a build does not know a format. */
const USAGE = 2;
export const UNKNOWN_FORMAT = 'this build does not draw it';
/** Before what is drawn of the judgement that the run itself left. */
export const AS_THE_RUN_JUDGED = 'as the run judged: ';

type Question = {
  readonly of: string;
  readonly call: Call;
  readonly read: (answer: Answer) => Said;
};

/** What a build says of each case: of the recording judged again, and of the judgement that the run left. */
export async function ask(
  cli: string,
  cases: readonly Case[],
  scratch: string,
): Promise<ReadonlyMap<string, Said>> {
  await mkdir(scratch, { recursive: true });
  const questions = cases.flatMap(questionsOf);
  const answers = await callAll(
    cli,
    questions.map(({ call }) => call),
    scratch,
  );
  const said = new Map<string, Said>(cases.map(({ name }) => [name, {}]));
  for (const [index, { of, read }] of questions.entries()) {
    const answer = answers[index];
    if (answer !== undefined) said.set(of, { ...said.get(of), ...read(answer) });
  }
  return said;
}

function questionsOf({ name, folder, at, recording, against, judgement }: Case): readonly Question[] {
  const draw = (file: string, prefix: string): readonly Question[] =>
    FORMATS.map((format) => ({
      of: name,
      call: { folder, at, args: ['render', '--judgement', file, '--format', format] },
      read: (answer) => ({ [`${prefix}${format}`]: drawn(answer) }),
    }));
  const left = judgement === null ? [] : draw(judgement, AS_THE_RUN_JUDGED);
  if (recording === null) return left;
  const args = ['judge', '--recording', recording, '--json', '--out', 'again'];
  for (const file of against) args.push('--baseline', file);
  const judged = { of: name, call: { folder, at, args }, read: judgedBy };
  return [judged, ...draw('again/judgement.json', ''), ...left];
}

function judgedBy({ code, stdout, stderr }: Answer): Said {
  const ended = { 'exit code': String(code), ...(stderr !== '' && { 'standard error': stderr }) };
  return { ...ended, ...(stdout.startsWith('{') && saidIn(JSON.parse(stdout))) };
}

function drawn({ code, stdout, stderr }: Answer): string {
  return code === USAGE && stderr.includes('--format') ? UNKNOWN_FORMAT : stdout + stderr;
}
