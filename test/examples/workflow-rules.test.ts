import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { documentBlocks, isWorkflow } from '../support/readme.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const EXAMPLES = path.join(ROOT, 'examples');
/** Our own gate. */
const SELF_TEST = path.join(ROOT, '.github', 'workflows', 'self-test.yml');

type Workflow = {
  readonly on: string | Readonly<Record<string, unknown>>;
  readonly concurrency?: { readonly group: string };
  readonly jobs: Readonly<Record<string, { readonly if?: string; readonly permissions?: object }>>;
};

const shown = new Map<string, Workflow>();

beforeAll(async () => {
  for (const [index, { text }] of (await documentBlocks()).filter(isWorkflow).entries())
    shown.set(`document ${index + 1}`, parse(text));
  const names = await readdir(EXAMPLES, { recursive: true });
  for (const name of names.filter((one) => one.endsWith('.yml') && !one.includes('node_modules'))) {
    const text = await readFile(path.join(EXAMPLES, name), 'utf8');
    if (text.includes('\njobs:')) shown.set(name, parse(text));
  }
});

/** Workflows that an event starts. */
const startedBy = (event: string): readonly (readonly [string, Workflow])[] =>
  [...shown].filter(([, { on }]) => (typeof on === 'string' ? on === event : event in on));

describe('the workflows of the documents and the examples', () => {
  test('drop no run of the base branch from a queue: its group is its own', async () => {
    const own: Workflow = parse(await readFile(SELF_TEST, 'utf8'));
    const grouped = [...startedBy('push'), ['self-test.yml', own] as const].filter(
      ([, { concurrency }]) => concurrency !== undefined,
    );
    expect(grouped.length).toBeGreaterThan(2);
    for (const [name, { concurrency }] of grouped) {
      expect(concurrency?.group, name).toContain('github.run_id');
      expect(concurrency?.group, name).not.toContain('github.ref');
    }
  });

  test('report in a merge queue, where a required job has to', () => {
    const gates = startedBy('pull_request').filter(([name]) => !name.includes('container'));
    expect(gates.length).toBeGreaterThan(3);
    for (const [name, { on }] of gates) expect(on, name).toHaveProperty('merge_group');
  });

  test('may set the status that a merge queue waits for', () => {
    for (const [name, { jobs }] of startedBy('merge_group').filter(([one]) => !one.includes('container'))) {
      const all = Object.values(jobs).map(({ permissions }) => permissions);
      expect(all, name).toContainEqual(expect.objectContaining({ statuses: 'write' }));
    }
  });

  test('have no schedule beside a pull request: a disabled schedule disables the whole file', () => {
    expect(startedBy('schedule').length).toBeGreaterThan(0);
    for (const [name, { on }] of startedBy('schedule')) expect(on, name).not.toHaveProperty('pull_request');
  });

  test('publish only what ran: not what waits for approval, was skipped, cancelled or could not start', () => {
    const publishing = startedBy('workflow_run');
    expect(publishing.length).toBeGreaterThan(0);
    for (const [name, { jobs, concurrency }] of publishing) {
      for (const job of Object.values(jobs)) {
        expect(job.if, name).toContain(
          `contains(fromJSON('["success", "failure", "timed_out"]'), github.event.workflow_run.conclusion)`,
        );
      }
      expect(concurrency?.group, name).toContain('github.event.workflow_run.id');
    }
  });
});
