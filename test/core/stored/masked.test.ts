import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createMask } from '../../../src/core/config/secrets.ts';
import { decodeJudgement, decodeRecording } from '../../../src/core/stored/decode.ts';
import { masked } from '../../../src/core/stored/masked.ts';
import { sampleFinding } from '../../contracts/findings.ts';
import { sampleEntry, sampleJudgement, sampleRecording } from '../../contracts/samples.ts';
import { duetOf } from '../diagnosis/evidence.ts';
import { SHOP } from '../diagnosis/schemas.ts';

const SECRET = 's3cr3t-value';
const mask = createMask([SECRET]);

/** What names a run, a machine or a tool: never masked, or nothing would find its way by it. */
const IDENTITIES =
  /\.(tool|gate|sha|branch|event|repository|workflow|job|os|arch|cpuModel|runner|image|node|version|machine|scriptHash|profileHash|method)$/;

function recording(): unknown {
  const file = path.join(import.meta.dirname, '../../fixtures/recordings/duet-slower.json');
  const decoded = decodeRecording(JSON.parse(readFileSync(file, 'utf8')));
  if (!decoded.ok) throw new Error(decoded.reason);
  return structuredClone(decoded.value);
}

const judgement = (): unknown =>
  structuredClone(
    sampleJudgement('fail', {
      reason: 'GET orders',
      reasons: [
        { kind: 'regression', severity: 'error', text: 'GET orders' },
        { kind: 'head-broken', severity: 'error', text: 'setup', of: { kind: 'command', step: 'setup' } },
      ],
      policyChange: 'policy.warn',
      comparing: { way: 'stored', pairs: 0, roundMs: 0, loadSeconds: 0, stop: 'it was over' },
      comparisons: [
        {
          subject: { kind: 'endpoint', name: 'orders', method: 'GET' },
          metric: 'p95',
          unit: 'ms',
          ...{ base: 1, head: 2, change: 1, worse: 1, samples: { base: 1, head: 1 } },
          class: 'critical',
          action: 'review recent changes',
          text: 'p95 of GET orders',
        },
      ],
      thresholds: [{ metric: 'http_req_duration', expression: 'p(95)<1', crossed: true, value: 2 }],
      findings: [sampleFinding()],
      notes: ['app log: a line'],
      refused: [{ origin: 'artifact', reason: 'expired' }],
      history: [sampleEntry(sampleRecording())],
    }),
  );

/** Plants the secret in one text after the other; calls `body` for each that a decoder would still take. */
function eachText(
  make: () => unknown,
  sound: (value: unknown) => boolean,
  body: (at: string, value: unknown) => void,
) {
  const visit = (node: unknown, at: string, whole: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, one] of Object.entries(node)) {
      if (typeof one === 'string') {
        Reflect.set(node, key, `${one} ${SECRET} x`);
        if (sound(whole)) body(`${at}.${key}`, whole);
        Reflect.set(node, key, one);
      } else if (!Array.isArray(one) || typeof one[0] !== 'number') visit(one, `${at}.${key}`, whole);
    }
  };
  const whole = make();
  visit(whole, '', whole);
}

test.each([
  ['recording', recording, (value: unknown) => decodeRecording(value).ok],
  ['judgement', judgement, (value: unknown) => decodeJudgement(value).ok],
] as const)('no text of a %s holds a secret, and it can be read again', (_name, make, sound) => {
  expect(sound(make())).toBe(true);
  let texts = 0;
  eachText(make, sound, (at, value) => {
    if (IDENTITIES.test(at)) return;
    texts += 1;
    const safe = masked(value, mask);
    expect(JSON.stringify(safe), at).not.toContain(SECRET);
    expect(sound(safe), at).toBe(true);
  });
  expect(texts).toBeGreaterThan(10);
});

test('names that are keys are masked too', () => {
  const { values: _values, ...entry } = sampleEntry(sampleRecording());
  const safe = masked({ ...entry, values: { [`GET /x/${SECRET}`]: { p50: 1 } } }, mask);
  expect(Object.keys(safe.values)).toEqual(['GET /x/***']);
});

test('a secret that is a word of ours changes no word of ours', () => {
  const hostile = createMask(['fail', 'p95', 'error-rate', 'settled', 'completed', 'stored', 'setup']);
  for (const make of [recording, judgement]) {
    const decode = make === recording ? decodeRecording : decodeJudgement;
    expect(decode(masked(make(), hostile))).toMatchObject({ ok: true });
  }
});

test('a password that is a word of ours leaves what was read of a database readable', () => {
  const own = createMask(['postgres', 'database', 'likely']);
  const recording = duetOf(SHOP, SHOP);
  expect(decodeRecording(structuredClone(masked(recording, own))).ok).toBe(true);
  const finding = sampleFinding({ confidence: 'likely' });
  const judgement = sampleJudgement('fail', {
    reason: 'x',
    reasons: [{ kind: 'regression', severity: 'error', text: 'x' }],
    findings: [finding],
  });
  expect(decodeJudgement(structuredClone(masked(judgement, own))).ok).toBe(true);
});
