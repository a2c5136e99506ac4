import { expect, test } from 'vitest';
import { limitsOf } from '../../../src/core/decision/limits.ts';
import { POLICY } from '../../contracts/policy.ts';

const ofTrend = (name: string, metrics = {}) =>
  limitsOf({ ...POLICY, metrics }, { kind: 'endpoint', name, method: 'Trend' }, 'p95').role;

test('a session is as long as the script lets it be, so its time informs unless the policy says otherwise', () => {
  expect(ofTrend('ws_connecting')).toBe('warning');
  expect(ofTrend('ws_session_duration')).toBe('informative');
  expect(ofTrend('ws_session_duration', { ws_session_duration: { role: 'warning' } })).toBe('warning');
});
