/** Where a program got to, and what its launcher adds: after the line that tells, and telling nothing. */
const BESIDE_IT =
  /^\s*(at |File ".*", line |\.\.\. \d+ (more|common)|goroutine \d+|\^+\s*$|Node\.js v|npm (error|ERR!)|exit status |Traceback )/;

/** How programs of many languages say that something is wrong. */
const WRONG =
  /(error|exception|panic|fatal|fail(ed|ure)?|cannot|can't|could not|unable|denied|refused|missing|invalid|no such|not found|does not|has no|in use)\b/i;

/** The one line of a log's end that most likely says what went wrong; null: there is none. */
export function tellingLine(lines: readonly string[]): string | null {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '' && !BESIDE_IT.test(line));
  return said.findLast((line) => WRONG.test(line)) ?? said.at(-1) ?? null;
}
