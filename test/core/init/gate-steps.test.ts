import { expect, test } from 'vitest';
import { WORKFLOWS, workflowsOf } from '../../../src/core/init/repository/workflows.ts';

const MEASURES = `${WORKFLOWS}/perf.yml`;

/** A workflow whose step has these lines below `uses:`; `above`: before its steps. */
const workflow = (step: string, above = ''): string => `on: { pull_request: }
jobs:
  performance:
${above}    steps:
      - uses: perf-gate/perf-gate@v0.1.0 # the gate
${step}`;

const shown = (text: string, folder: string, others: readonly (readonly [string, string])[] = []) =>
  workflowsOf(new Map([[MEASURES, text], ...others]), folder);

const MATRIX = '    strategy: { matrix: { service: [cart, search] } }\n';
const LEG = `        with: { working-directory: "services/\${{ matrix.service }}" }\n`;

test.each([
  ['no folder', '', '', ''],
  ['a dot', '', '        with: { working-directory: . }\n', ''],
  ['the folder', 'services/cart', '        with:\n          working-directory: services/cart # first\n', ''],
  ['it in quotes', 'services/cart', "        with: { working-directory: './services/cart/' }\n", ''],
  ['a leg of a matrix', 'services/search', LEG, MATRIX],
  [
    'a whole value of a matrix',
    'services/search',
    `        with:\n          working-directory: \${{ matrix.dir }}\n`,
    '    strategy:\n      matrix:\n        dir:\n          - services/cart\n          - ./services/search\n',
  ],
  ['a configuration of it', 'services/cart', '        with: { config: services/cart/perf-gate.yml }\n', ''],
  [
    'a configuration beside another folder',
    'services/cart',
    '        with:\n          working-directory: services\n          config: cart/gate.yml\n',
    '',
  ],
  [
    'the checkout by its whole path',
    'services/cart',
    `        with:\n          working-directory: \${{ github.workspace }}/services/cart\n`,
    '',
  ],
  [
    'a configuration by its whole path',
    'api',
    `        with:\n          config: \${{ github.workspace }}/api/perf-gate.yml\n`,
    '',
  ],
  [
    'a configuration by its whole path, and another folder',
    'api',
    `        with:\n          working-directory: services\n          config: \${{ github.workspace }}/api/perf-gate.yml\n`,
    '',
  ],
  [
    'a configuration by its whole path at the root',
    '',
    `        with:\n          working-directory: services\n          config: "\${{github.workspace}}/perf-gate.yml"\n`,
    '',
  ],
  [
    'a configuration in the folder above',
    'services/cart',
    '        with:\n          working-directory: services/search\n          config: ../cart/perf-gate.yml\n',
    '',
  ],
])('a step with %s runs the gate of that folder', (_, folder, step, above) => {
  expect(shown(workflow(step, above), folder)).toMatchObject({
    gate: { file: MEASURES },
    elsewhere: null,
  });
});

test.each([
  [
    'of another folder',
    'services/search',
    '        with: { working-directory: services/cart }\n',
    'services/cart',
  ],
  ['of a folder', '', '        with: { working-directory: services/cart }\n', 'services/cart'],
  ['of the root', 'services/search', '', ''],
  [
    'with a configuration outside of the checkout',
    'services/etc',
    '        with: { working-directory: services, config: /etc/perf-gate.yml }\n',
    'services',
  ],
  ['of other legs', 'services/offers', LEG, `services/\${{ matrix.service }}`],
  ['of a longer name', 'services/car', LEG, `services/\${{ matrix.service }}`],
])('a step %s runs the gate elsewhere', (_, folder, step, elsewhere) => {
  expect(shown(workflow(step, MATRIX), folder)).toMatchObject({ gate: { file: MEASURES }, elsewhere });
});

test('a folder that a caller hands over counts, and one that another step runs in does not', () => {
  const called = workflow(`        with: { working-directory: "\${{ inputs.folder }}" }\n`);
  const calls =
    'jobs:\n  search:\n    uses: ./.github/workflows/perf.yml\n    with: { folder: services/search }\n';
  const caller = [`${WORKFLOWS}/pull.yml`, calls] as const;
  expect(shown(called, 'services/search', [caller]).elsewhere).toBeNull();
  expect(shown(called, 'services/offers', [caller]).elsewhere).toBe(`\${{ inputs.folder }}`);
  const tests = '      - run: npm test\n        working-directory: services/search\n';
  const beside = workflow(`        with: { working-directory: services/cart }\n${tests}`);
  expect(shown(beside, 'services/search').elsewhere).toBe('services/cart');
});
