import type { Call, Calls } from '../../init/calls.ts';
import {
  calledAtText,
  guessedComment,
  leftComment,
  OPTIONS_COMMENT,
  SCRIPT_HEAD,
} from '../../words/init/file-comments.ts';
import { oneLine } from './yaml.ts';

/** The k6 script. */
export function scriptText({ called, left }: Calls): string {
  return [
    ...SCRIPT_HEAD.map((line) => `// ${line}`),
    `import http from ${quoted('k6/http')};`,
    '',
    `// ${OPTIONS_COMMENT}`,
    "export const options = { vus: 2, duration: '10s' };",
    '',
    'export default function () {',
    ...called.flatMap(callLines),
    ...(left.length === 0 ? [] : [`  // ${oneLine(leftComment(left.map(({ path }) => path)))}`]),
    '}',
    '',
    'function get(path, name = path) {',
    '  http.get(`$' + '{__ENV.BASE_URL}$' + '{path}`, { tags: { name } });',
    '}',
    '',
  ].join('\n');
}

function callLines(call: Call): readonly string[] {
  const guessed = guessedComment(call);
  const name = call.name === call.path ? '' : `, ${quoted(call.name)}`;
  const line = `  get(${quoted(call.path)}${name}); // ${oneLine(calledAtText(call))}`;
  return guessed === '' ? [line] : [`  // ${oneLine(guessed)}`, line];
}

const quoted = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}'`;
