import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type Annotation,
  createAnnotationsPublisher,
} from '../../../src/adapters/actions/annotations-publisher.ts';
import { actionInputs } from '../../../src/adapters/actions/inputs.ts';
import { setOutputs } from '../../../src/adapters/actions/outputs.ts';
import { createSummaryPublisher } from '../../../src/adapters/actions/summary-publisher.ts';
import { samplePublication } from '../../contracts/samples.ts';
import { captured } from './captured.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actions-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('the job summary', () => {
  test('is appended to what earlier steps of the job wrote, below the limit that drops it', async () => {
    const path = join(folder, 'summary.md');
    await writeFile(path, 'earlier\n');
    const publisher = createSummaryPublisher({ path, render: (_, maxBytes) => `limit ${maxBytes}` });
    expect(await publisher.publish(samplePublication('pass'))).toMatchObject({
      publisher: 'summary',
      state: 'done',
    });
    expect(await readFile(path, 'utf8')).toBe('earlier\nlimit 921600\n');
  });

  test('that cannot be written is a receipt', async () => {
    const publisher = createSummaryPublisher({ path: join(folder, 'no', 'such'), render: () => 'x' });
    const receipt = await publisher.publish(samplePublication('pass'));
    expect(receipt).toMatchObject({ state: 'failed', text: expect.stringContaining('ENOENT') });
  });

  test('is skipped where there is none', async () => {
    const publisher = createSummaryPublisher({ path: '', render: () => 'x' });
    expect(await publisher.publish(samplePublication('pass'))).toMatchObject({ state: 'skipped' });
  });
});

describe('annotations', () => {
  const annotate = (annotations: readonly Annotation[]) =>
    captured(() =>
      createAnnotationsPublisher({ render: () => annotations }).publish(samplePublication('fail')),
    );

  test('stand on their line, and untrusted text stays text', async () => {
    expect(
      await annotate([
        {
          level: 'error',
          title: 'p95, worse',
          message: 'a\n::error::b',
          place: { file: 'load/x.js', line: 3, column: 5 },
        },
        { level: 'warning', title: 't', message: 'm', place: { file: 'src/x.js', line: 4 } },
        { level: 'notice', title: 't', message: 'm', place: null },
      ]),
    ).toEqual([
      '::error title=p95%2C worse,file=load/x.js,line=3,col=5::a%0A:\u200b:error::b',
      '::warning title=t,file=src/x.js,line=4::m',
      '::notice title=t::m',
    ]);
  });

  test('stay within what the runner shows, worst first, and the receipt counts the rest', async () => {
    const many = Array.from({ length: 12 }, (_, index): Annotation => {
      return { level: 'error', title: `${index}`, message: 'm'.repeat(5000) };
    });
    const lines = await annotate(many);
    expect(lines).toHaveLength(7);
    expect(lines[0]).toBe(`::error title=0::${'m'.repeat(4095)}…`);
    const publisher = createAnnotationsPublisher({ render: () => many });
    let text = '';
    await captured(async () => {
      text = (await publisher.publish(samplePublication('fail'))).text;
    });
    expect(text).toBe('7 written; 5 more are in the report');
  });
});

describe('inputs and outputs', () => {
  test('inputs come by their own names, trimmed, unknown ones too', () => {
    const env = { 'INPUT_FAIL-ON': ' warn\n', INPUT_GATE: '', INPUT_TYPPO: 'x', PATH: '/bin', INPUTS: 'no' };
    expect(actionInputs(env)).toEqual({ 'fail-on': 'warn', gate: '', typpo: 'x' });
  });

  test('outputs reach the file that later steps read', async () => {
    const path = join(folder, 'output');
    await writeFile(path, '');
    vi.stubEnv('GITHUB_OUTPUT', path);
    setOutputs({ verdict: 'fail', reason: 'two\nlines', regressions: 2 });
    vi.unstubAllEnvs();
    const written = await readFile(path, 'utf8');
    expect(written).toMatch(/^verdict<<(ghadelimiter_\S+)\nfail\n\1\n/);
    expect(written).toMatch(
      /reason<<(ghadelimiter_\S+)\ntwo\nlines\n\1\nregressions<<(ghadelimiter_\S+)\n2\n\2\n$/,
    );
  });
});
