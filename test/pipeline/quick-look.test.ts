import { expect, test } from 'vitest';
import { renderComment } from '../../src/core/render/markdown/comment.ts';
import { renderStatusDescription } from '../../src/core/render/text/status.ts';
import { toReport } from '../../src/core/report/report.ts';
import { decodeJudgement, decodeRecording } from '../../src/core/stored/decode.ts';
import { gate } from '../../src/pipeline/gate.ts';
import { configOf } from '../core/config/written.ts';
import { contextOf, createWorld } from './world.ts';

/** A run of two sides that are alike, or of a head that is slower by so much (ln). */
async function driven(preset: string, effect = 0) {
  const config = configOf(`app: { start: serve }\nworkload: { script: l.js, preset: ${preset} }\n`);
  const { ports, written, said } = createWorld({ effect, noise: 0.01 });
  const { judgement } = await gate(config, contextOf(), ports, new AbortController().signal);
  const report = toReport(judgement, { runUrl: null });
  const status = renderStatusDescription(report);
  return { judgement, written, said, status, comment: renderComment(report, { maxBytes: 65_000 }) };
}

test('a quick look that finds nothing is never called a proof', async () => {
  const { judgement, comment, status } = await driven('smoke');
  expect(judgement).toMatchObject({ verdict: 'pass', quickLook: true });
  expect(comment).toContain(': no regression in a quick look');
  expect(comment).toContain('A quick look (preset smoke): it shows that the gate works, and is no proof.');
  expect(status).toMatch(/^quick look, no proof: /);
});

test('what it finds counts all the same', async () => {
  const { judgement, comment } = await driven('smoke', Math.log(1.7));
  expect(judgement.verdict).toBe('fail');
  expect(comment).toContain('is no proof');
});

test.each(['pull-request', 'nightly'])('with preset %s nothing is said of it', async (preset) => {
  const { judgement, comment, status } = await driven(preset);
  expect(judgement.quickLook).toBeUndefined();
  expect(comment + status).not.toContain('quick look');
});

test('the files keep it, so that a replay says the same, and the log says what the preset sets', async () => {
  const { written, said } = await driven('smoke');
  const read = (name: string): unknown => JSON.parse(written.get(name) ?? '');
  expect(decodeRecording(read('recording.json'))).toMatchObject({ ok: true, value: { quickLook: true } });
  expect(decodeJudgement(read('judgement.json'))).toMatchObject({ ok: true, value: { quickLook: true } });
  expect(said).toContain('Preset smoke, of perf-gate.yml: compare.escalate never, policy.budget 24s.');
});
