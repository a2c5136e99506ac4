import { describe, expect, test } from 'vitest';
import { renderComment } from '../../../src/core/render/markdown/comment.ts';
import { renderStatusDescription } from '../../../src/core/render/text/status.ts';
import { toReport } from '../../../src/core/report/report.ts';
import { gate } from '../../../src/pipeline/gate.ts';
import { matches } from '../../../src/pipeline/rules/affected.ts';
import { EnvironmentError } from '../../../src/ports/errors.ts';
import type { Publication, Publisher } from '../../../src/ports/publisher.ts';
import type { RunContext } from '../../../src/ports/run-context.ts';
import { contextOf, createWorld, startedConfig, type Wishes } from '../world.ts';

const CONFIG = startedConfig('paths: [services/cart/**, "!**/*.md"]\n');
/** Base is looked at for its rules alone. */
const RULES_READ = ['checkout base'];
const SIGNAL = new AbortController().signal;

const changing = (...files: readonly string[]): Wishes => ({ changed: async () => ({ files, prefix: '' }) });

async function ran(
  wishes: Wishes,
  kind: RunContext['kind'] = 'pull-request',
  config = CONFIG,
  own: Partial<RunContext> = {},
) {
  const world = createWorld(wishes);
  const published: Publication[] = [];
  const publisher: Publisher = {
    name: 'test',
    async publish(publication) {
      published.push(publication);
      return { publisher: 'test', state: 'done', text: '', url: null };
    },
  };
  const ports = { ...world.ports, publishers: [publisher] };
  const { judgement } = await gate(config, { ...contextOf(kind), ...own }, ports, SIGNAL);
  return { ...world, judgement, published };
}

describe('a pull request that touches none of the paths', () => {
  test('is not measured, not called a pass, and published as what it is', async () => {
    const { judgement, happened, published, written } = await ran(
      changing('docs/a.md', 'services/cart/b.md'),
    );
    expect(happened).toEqual(RULES_READ);
    expect(judgement.verdict).toBe('not-affected');
    expect(published.map((one) => one.judgement)).toEqual([judgement]);
    expect(written.has('recording.json')).toBe(false);
    const report = toReport(judgement, { runUrl: null });
    expect(renderStatusDescription(report)).toBe(
      'not affected: None of the 2 changed files matches `paths` (`services/cart/**`, `!**/*.md`), so nothing was measured',
    );
    const comment = renderComment(report, { maxBytes: 65_000 });
    expect(comment).toMatch(/^### ➖ job: not affected/);
    expect(comment).not.toMatch(/pass|no regression|Baseline/);
  });

  test('in a merge queue is not measured either', async () => {
    expect((await ran(changing('docs/a.md'), 'merge-group')).happened).toEqual(RULES_READ);
  });
});

describe('it is measured', () => {
  test.each([
    ['one of its files matches', changing('docs/a.md', 'services/cart/x.ts')],
    ['it changes the configuration', changing('perf-gate.yml')],
    ['it changes what is accepted', changing('.perf-gate/accept.yml')],
    ['it changes the k6 script', changing('l.js')],
    ['it changes the workflow that runs the gate', changing(contextOf().source.workflow)],
    [
      'it changes the configuration of its own folder',
      { changed: async () => ({ files: ['api/perf-gate.yml'], prefix: 'api/' }) },
    ],
    ['there is no base', { ...changing('docs/a.md'), base: async () => null }],
  ])('where %s', async (_, wishes) => {
    const { happened, judgement } = await ran(wishes);
    expect(happened.length).toBeGreaterThan(1);
    expect(judgement.verdict).not.toBe('not-affected');
  });

  test('where it changes the configuration that was named by an absolute path', async () => {
    const named = { ...CONFIG, file: `${CONFIG.workingDirectory}/perf/gate.yml` };
    const { happened } = await ran(changing('perf/gate.yml'), 'pull-request', named);
    expect(happened.length).toBeGreaterThan(1);
  });

  test('where it changes a workflow that its own calls', async () => {
    const called = '.github/workflows/called.yml';
    const of = async (workflowFiles: readonly string[]) =>
      (await ran(changing(called), 'pull-request', CONFIG, { workflowFiles })).happened;
    expect((await of([called])).length).toBeGreaterThan(1);
    expect(await of([])).toEqual(RULES_READ);
  });

  test('where the files cannot be told, and that is said', async () => {
    const changed = async (): Promise<never> => {
      throw new EnvironmentError('The changed files cannot be listed.', 'Set `fetch-depth: 0`.');
    };
    const { happened, said } = await ran({ changed });
    expect(happened.length).toBeGreaterThan(1);
    expect(said.join('\n')).toContain('`paths` is not looked at, and the gate is run: The changed files');
  });

  test.each(['base-branch', 'other', 'local'] as const)('in a %s run, whatever it touches', async (kind) => {
    expect((await ran(changing('docs/a.md'), kind)).happened.length).toBeGreaterThan(1);
  });

  test('where the rules of base cannot be read: they may be locked', async () => {
    let asked = 0;
    const base = async () => {
      asked += 1;
      if (asked > 1) throw new EnvironmentError('main is not in this clone.', 'Set `fetch-depth: 0`.');
      return { sha: 'b'.repeat(40), how: 'asked' };
    };
    const { judgement } = await ran({ ...changing('docs/a.md'), base });
    expect(judgement.verdict).not.toBe('not-affected');
    expect(judgement.policyChange).toContain('The rules of base could not be read');
  });

  test('without paths', async () => {
    expect(
      (await ran(changing('docs/a.md'), 'pull-request', startedConfig())).happened.length,
    ).toBeGreaterThan(1);
  });
});

test.each([
  ['services/cart/a/b.ts', ['services/cart/**'], true],
  ['services/cart/.env', ['services/cart/**'], true],
  ['.github/workflows/a.yml', ['**'], true],
  ['services/cart/a.ts', ['services/cart'], true],
  ['services/cart/a.ts', ['services/cart/'], true],
  ['services/cartoon/a.ts', ['services/cart'], false],
  ['src/[id]/page.ts', ['src/**'], true],
  ['src/a.ts', ['*.ts'], false],
  ['a.ts', ['*.ts'], true],
  ['src/a.md', ['src/**', '!**/*.md'], false],
  ['src/a.md', ['!**/*.md', 'src/**'], true],
  ['src/a.md', ['!src/**'], false],
])('%s under %j: %j', (file, patterns, taken) => {
  expect(matches(file, patterns)).toBe(taken);
});
