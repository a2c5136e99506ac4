import { expect, test } from 'vitest';
import { lastingEnvironment } from '../../../src/adapters/app/lasting-environment.ts';

test.each([
  ...['PATH', 'NODE_ENV', 'NODE_OPTIONS', 'RUSTFLAGS', 'GOFLAGS', 'CC', 'CI', 'HOME', 'LANG'],
  ...['ImageVersion', 'JAVA_HOME', 'DATABASE_URL', 'npm_config_registry', 'XDG_CACHE_HOME', 'TARGET'],
])('a build may depend on %s', (name) => {
  expect(lastingEnvironment({ [name]: 'some' })).toEqual({ [name]: 'some' });
});

test.each([
  ...['GITHUB_RUN_ID', 'GITHUB_SHA', 'RUNNER_TRACKING_ID', 'INPUT_OUT', 'ACTIONS_RUNTIME_TOKEN'],
  ...[
    'PORT',
    'BASE_URL',
    'PERF_GATE_RUN',
    'PERF_GATE_SHA',
    'PWD',
    'OLDPWD',
    'SHLVL',
    '_',
    'COLUMNS',
    'LINES',
  ],
  ...['TERM', 'TERM_SESSION_ID', 'SSH_AUTH_SOCK', 'SSH_CONNECTION', 'XDG_SESSION_ID', 'INVOCATION_ID'],
  ...['DBUS_SESSION_BUS_ADDRESS', 'npm_lifecycle_script'],
])('none depends on %s, which may be another in every run', (name) => {
  expect(lastingEnvironment({ [name]: 'some', CI: 'true' })).toEqual({ CI: 'true' });
});

test("nor on the job's token, under whatever name, which no build is given", () => {
  const token = 'ghs_0123456789';
  expect(lastingEnvironment({ GITHUB_TOKEN: token, NPM_AUTH: `Bearer ${token}`, CI: 'true' })).toEqual({
    CI: 'true',
  });
});
