import { expect, test } from 'vitest';
import { shownBy } from '../../../src/core/init/find.ts';

const listening = (source: string) => {
  const manifest = JSON.stringify({ dependencies: { express: '5' } });
  const tree = new Map([
    ['package.json', manifest],
    ['server.js', source],
  ]);
  return shownBy(tree).applications[0]?.listening;
};

test.each([
  'app.listen(process.env.PORT)',
  "app.listen(process.env['PORT'] ?? 80)",
  'const { HOST, PORT = 3000 } = process.env;\napp.listen(PORT, HOST)',
  "app.listen(config.get('PORT'))",
  'app.listen(env.PORT)',
])('%s reads PORT', (source) => {
  expect(listening(source)).toMatchObject({ kind: 'reads', variable: 'PORT' });
});

test('a variable of its own is one that the gate can set', () => {
  expect(listening('app.listen(process.env.APP_PORT)')).toMatchObject({
    kind: 'reads',
    variable: 'APP_PORT',
  });
  expect(listening('connect(process.env.DB_PORT); app.listen(3000)')).toMatchObject({ kind: 'fixed' });
});

test.each([
  ['app.listen(3000)', 1],
  ['app.listen({ host: "::", port: 3000 })', 1],
  ['\nconst port = 3000;\napp.listen(port)', 2],
  ['\nlet serverPort = 3000', 2],
])('%s is a fixed port, told with its line', (source, line) => {
  const at = { file: 'server.js', line };
  expect(listening(source)).toEqual({ kind: 'fixed', port: 3000, at, put: 'process.env.PORT ?? 3000' });
});

test('what is commented out says nothing', () => {
  expect(listening('// app.listen(3000)\n * listen(process.env.PORT)')).toEqual({ kind: 'unknown' });
});
