import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unbundled } from '../../../bench/same-verdicts/build.ts';
import { callAll } from '../../../bench/same-verdicts/calls.ts';

const STORED = path.join(import.meta.dirname, '..', '..', 'fixtures', 'stored');

let [comment, summary, status, report] = ['', '', '', ''];
let scratch: string;
beforeAll(async () => {
  scratch = mkdtempSync(path.join(os.tmpdir(), 'formats-'));
  const calls = ['markdown', 'summary', 'status', 'report'].map((format) => ({
    ...{ folder: STORED, at: '2026-11-24T12:00:00.000Z' },
    args: ['render', '--judgement', 'judgement-1.json', '--format', format],
  }));
  const answers = await callAll(unbundled(), calls, scratch);
  [comment = '', summary = '', status = '', report = ''] = answers.map(
    ({ stdout, stderr }) => stdout + stderr,
  );
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('a judgement is drawn as the job summary, which is the comment and its charts', () => {
  expect(comment).toContain('p50 of GET orders');
  expect(summary).toContain(comment.split('\n')[0]);
  expect(summary).toContain('```mermaid');
  expect(comment).not.toContain('```mermaid');
});

test('a judgement is drawn as the one line that a commit status shows', () => {
  expect(status).toMatch(/^p50 of GET orders ×14\.3 .+\n$/);
  expect(status.trim().length).toBeLessThanOrEqual(140);
});

test('a judgement of an older version, without figures of its load test, is drawn as a report file all the same', () => {
  expect(report.split('\n')[0]).toBe(comment.split('\n')[0]);
  expect(report).toContain('### All results');
  expect(report).not.toContain('Load test report');
});
