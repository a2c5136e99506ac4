import { expect, test } from 'vitest';
import type { Application } from '../../../src/core/init/application.ts';
import { shownBy } from '../../../src/core/init/find.ts';
import { setupSteps, stillNeeded } from '../../../src/core/init/repository/setup-steps.ts';
import { WORKFLOWS } from '../../../src/core/init/repository/workflows.ts';
import { fixtureTree } from './fixtures.ts';

const stepsIn = (text: string, name = 'fastify') => {
  const [application] = shownBy(fixtureTree(name)).applications as [Application];
  const steps = setupSteps(new Map([[`${WORKFLOWS}/ci.yml`, text]]), application);
  return {
    steps: steps.map(({ uses, inputs }) => ({ uses, inputs })),
    needed: stillNeeded(application.needed, steps),
  };
};

test('steps that set the language up are taken over as they are, without caches', () => {
  const text = `jobs:
  test:
    steps:
      - uses: actions/checkout@v4
      - name: pnpm
        uses: pnpm/action-setup@0123456 # v4
      - uses: actions/setup-node@v4
        with:
          node-version-file: .nvmrc

          cache: pnpm
        env: { A: b }
      - uses: actions/setup-node@v3
      - uses: actions/setup-go@v5
`;
  expect(stepsIn(text)).toEqual({
    steps: [
      { uses: 'pnpm/action-setup@0123456 # v4', inputs: [] },
      { uses: 'actions/setup-node@v4', inputs: ['node-version-file: .nvmrc'] },
    ],
    needed: [],
  });
});

test('inputs in braces count, and those of a matrix do not', () => {
  const inline = "      - uses: actions/setup-node@v4\n        with: { node-version: '22', cache: npm }\n";
  expect(stepsIn(inline).steps).toEqual([{ uses: 'actions/setup-node@v4', inputs: ["node-version: '22'"] }]);
  const matrix = `      - uses: actions/setup-node@v4\n        with:\n          node-version: \${{ matrix.node }}\n`;
  expect(stepsIn(matrix)).toEqual({ steps: [], needed: [{ kind: 'corepack' }] });
});

test('a step of another language is left out', () => {
  expect(stepsIn('      - uses: actions/setup-java@v4\n').steps).toEqual([]);
  expect(stepsIn('      - uses: actions/setup-java@v4\n', 'spring-boot').needed).toEqual([]);
});
