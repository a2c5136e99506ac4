import type { Call, ScriptPlan } from './call.ts';
import { functionNames } from './function-names.ts';
import { comment, literal } from './literal.ts';
import { callFunction } from './write-call.ts';

/**
 * The text of a k6 script that sends these requests. Whatever the plan holds stays a text in it: none of it is run.
 * The same plan gives the same text.
 */
export function writeScript(plan: ScriptPlan): string {
  const { calls, remarks, baseUrl } = plan;
  const names = functionNames(calls);
  const functions = calls.flatMap((call, index) => ['', ...callFunction(call, names[index] ?? '')]);
  return [
    ...remarks.map(comment),
    'import { check } from "k6";',
    'import http from "k6/http";',
    '',
    `const BASE_URL = (__ENV.BASE_URL || ${literal(baseUrl)}).replace(/\\/+$/, "");`,
    '',
    ...options(plan),
    '',
    ...iteration(plan, names),
    ...functions,
    ...choice(calls),
    '',
  ].join('\n');
}

/** Without the gate, which sets its own, k6 drives the script by these. */
function options({ rate: { perSecond }, durationMs }: ScriptPlan): readonly string[] {
  const [rate, seconds] = whole(perSecond);
  const vus = Math.max(10, Math.ceil(perSecond));
  return [
    'export const options = {',
    '  scenarios: {',
    '    requests: {',
    '      executor: "constant-arrival-rate",',
    `      rate: ${rate},`,
    `      timeUnit: "${seconds}s",`,
    `      duration: "${durationMs % 1000 === 0 ? `${durationMs / 1000}s` : `${durationMs}ms`}",`,
    `      preAllocatedVUs: ${vus},`,
    `      maxVUs: ${vus * 10},`,
    '    },',
    '  },',
    '};',
  ];
}

/** k6 takes whole rates only: 0.5/s is 30 in 60 s. */
function whole(perSecond: number): readonly [rate: number, seconds: number] {
  const seconds = [1, 60, 3600].find((one) => Number.isInteger(perSecond * one)) ?? 3600;
  return [Math.max(Math.round(perSecond * seconds), 1), seconds];
}

function iteration(plan: ScriptPlan, names: readonly string[]): readonly string[] {
  if (plan.iteration === 'all' || names.length === 1) {
    return ['export default function () {', ...names.map((name) => `  ${name}();`), '}'];
  }
  const rows = plan.calls.map(({ weight }, index) => `  { weight: ${weight}, send: ${names[index]} },`);
  return [
    '// How often each is sent, in proportion to the others.',
    'const REQUESTS = [',
    ...rows,
    '];',
    'const TOTAL = REQUESTS.reduce((sum, { weight }) => sum + weight, 0);',
    '',
    '// Goes on by the golden ratio, which spreads the requests more evenly over time than chance does.',
    'let place = Math.random();',
    '',
    'export default function () {',
    '  place = (place + 0.618033988749895) % 1;',
    '  let left = place * TOTAL;',
    '  const picked = REQUESTS.find(({ weight }) => (left -= weight) < 0) || REQUESTS[0];',
    '  picked.send();',
    '}',
  ];
}

function choice(calls: readonly Call[]): readonly string[] {
  if (calls.every(({ paths }) => paths.length === 1)) return [];
  return ['', 'function oneOf(paths) {', '  return paths[Math.floor(Math.random() * paths.length)];', '}'];
}
