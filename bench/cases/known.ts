import type { End, Expected, Variant } from './expectation.ts';

const SLOW = { HEAD_SLOW: '1.6' };
const FLAGGED: readonly End[] = ['fail', 'warn'];
/** No pair of base and head came about. */
const NOT_COMPARED: readonly End[] = ['no-baseline', 'inconclusive'];

const pass = { verdicts: ['pass'] } satisfies Variant;
/** Where rounds may be too few to say: never an alarm. */
const quiet = { verdicts: ['pass', 'inconclusive'] } satisfies Variant;
/** What cannot be cut into rounds, or is not to be, and may be too short to say anything side by side. */
const uncut = { verdicts: ['pass', ...NOT_COMPARED] } satisfies Variant;
const slow = (...names: readonly string[]): Variant => ({ verdicts: FLAGGED, env: SLOW, names });
const uncutSlow = (...names: readonly string[]): Variant => ({
  verdicts: [...FLAGGED, ...NOT_COMPARED],
  env: SLOW,
  names,
});
const script = (file: string) => ({ workload: { script: file } });
const refused = (...words: readonly string[]): Variant => ({ verdicts: ['invalid', 'usage'], words });

/**
 * Set-ups as public repositories have them, by the names of their folders. Loads that are too short to be compared side by
 * side (a few iterations beside start times) may say so instead of a comparison.
 */
export const KNOWN: Readonly<Record<string, Expected>> = {
  '01-ramping-stages': {
    unchanged: quiet,
    slowed: { ...slow('api/menu'), innocent: ['^GET .*/$'] },
    'whole unchanged': { ...uncut, settings: { compare: { shape: 'whole' } } },
    'rate unchanged': { ...quiet, settings: { workload: { rate: '5/s' } } },
    'rate slowed': { ...slow('api/menu'), settings: { workload: { rate: '5/s' } } },
  },
  '02-think-time-vus': { unchanged: pass, slowed: slow('api/slots', '30min') },
  '03-sequential-scenarios': {
    unchanged: uncut,
    slowed: uncutSlow('/(plain|compiled|cached|uncached)'),
    'one slowed': {
      ...uncutSlow('/uncached'),
      env: { ...SLOW, SLOW_ONLY: 'uncached' },
      innocent: ['/(plain|compiled|cached)$'],
    },
    'old thresholds': { ...refused('threshold'), settings: script('script-old-thresholds.js') },
  },
  '05-smoke-iterations': {
    unchanged: uncut,
    slowed: uncutSlow(),
  },
  '07-batch-pages': { unchanged: uncut, slowed: uncutSlow('/api/users/', '/api/pets') },
  '10-vu-partitioned-data': {
    unchanged: { ...pass, honest: { verdicts: ['invalid', 'no-baseline', 'usage'], words: ['rounds'] } },
    slowed: {
      ...slow('inbox'),
      honest: { verdicts: ['invalid', 'no-baseline', 'usage'], words: ['rounds'] },
    },
  },
  '11-typescript-modules': {
    unchanged: pass,
    slowed: slow('/v2/users'),
    extensionless: { ...refused('script-extensionless'), settings: script('script-extensionless.ts') },
  },
  '12-setup-token-crud': {
    unchanged: quiet,
    slowed: { ...slow('Groups'), innocent: ['Login', 'setup'] },
    'slow setup unchanged': {
      ...uncut,
      both: { READY_SECONDS: '20' },
      settings: script('script-slow-setup.js'),
    },
  },
  '13-teardown-shutdown': {
    unchanged: { ...pass, honest: { verdicts: ['invalid'], words: ['teardown'] } },
    slowed: {
      ...slow('call'),
      honest: { verdicts: ['invalid'], words: ['teardown'] },
      never: ['head does not start'],
    },
  },
  '14-websocket': {
    unchanged: quiet,
    slowed: { ...slow('ws_connecting', 'round_trip'), verdicts: ['warn'] },
    'with HTTP unchanged': { ...uncut, settings: script('script-websockets.js') },
    'with HTTP slowed': { ...uncutSlow('rooms', 'ticket'), settings: script('script-websockets.js') },
  },
  '15-grpc': { unchanged: pass, slowed: slow('RateDish', 'GetDish') },
  '16-graphql-one-url': {
    unchanged: pass,
    slowed: slow('graphql'),
    'one operation slowed': { ...slow('graphql'), env: { ...SLOW, SLOW_ONLY: 'Search' } },
    'errors with 200': { verdicts: FLAGGED, head: { BROKEN: '1' }, words: ['check'] },
    'named unchanged': { ...quiet, settings: script('script-named.js') },
    'named slowed': { verdicts: FLAGGED, env: SLOW, settings: script('script-named.js') },
  },
  '18-custom-metrics': {
    unchanged: pass,
    slowed: slow('catalog', 'checkout'),
    mistakes: { verdicts: ['fail'], head: { MISTAKES: '1' }, words: ['business_ok'] },
  },
  '19-abort-on-fail': {
    unchanged: pass,
    slowed: { ...slow('render', 'find'), verdicts: ['fail'], words: ['p\\(95\\)<62'] },
    'errors on head': { verdicts: ['fail'], head: { FAIL_RATE: '0.2' }, words: ['error|fail'] },
    'errors on both': {
      verdicts: ['warn', 'pass', 'inconclusive', 'invalid'],
      both: { FAIL_RATE: '0.2' },
      words: ['base'],
    },
  },
  '21-abort-fail-checks': {
    unchanged: pass,
    slowed: slow('manifest', 'cart'),
    'head aborts': { verdicts: ['fail'], head: { DOWN_AFTER: '8' } },
    'base aborts': { verdicts: ['pass', 'no-baseline', 'invalid'], base: { DOWN_AFTER: '8' } },
    'wrong content': {
      verdicts: FLAGGED,
      head: { WRONG: '1' },
      settings: script('script-checks-only.js'),
      words: ['check'],
    },
    'checks only unchanged': { ...pass, settings: script('script-checks-only.js') },
    'fail() unchanged': { ...pass, settings: script('script-fail.js') },
    'fail() on head': {
      verdicts: FLAGGED,
      head: { WRONG: '1' },
      settings: script('script-fail.js'),
      words: ['cart'],
    },
    throws: {
      verdicts: ['invalid'],
      settings: script('script-throws.js'),
      words: ['result is not defined'],
    },
  },
  '23-tls-http2': {
    unchanged: pass,
    slowed: slow('session_self', 'users'),
    'TLS only unchanged': {
      ...pass,
      both: { TLS_ONLY: '1' },
      settings: { app: { ready: `https://127.0.0.1:\${PORT}/healthz` } },
      honest: { verdicts: ['invalid', 'usage'], words: ['self-signed'] },
    },
  },
  '25-browser-extension': {
    unchanged: { ...uncut, honest: { verdicts: ['invalid'], words: ['browser'] } },
    slowed: { ...uncutSlow('menu'), honest: { verdicts: ['invalid'], words: ['browser'] } },
    extension: { ...refused('k6/x/'), settings: script('script-extension.js') },
    removed: { ...refused('k6'), k6: '2.2.0', settings: script('script-removed.js') },
  },
  '26-json-config-env': {
    unchanged: pass,
    slowed: slow('releases/pupil-absence', '/$'),
    'another variable': { ...refused('3000'), settings: script('script-other-name.js') },
  },
  '27-hardcoded-host': {
    unchanged: { verdicts: ['invalid'], words: ['9966'] },
    slowed: { verdicts: ['invalid'], env: SLOW, words: ['9966'] },
    'a third server': {
      verdicts: ['warn', 'invalid', 'fail', ...NOT_COMPARED],
      beside: { PORT: '9966' },
      words: ['9966'],
    },
    'with BASE_URL unchanged': { ...pass, edit: [withBaseUrl()] },
    'with BASE_URL slowed': { ...slow('/vets', '/owners'), edit: [withBaseUrl()] },
  },
  '29-expected-4xx': {
    unchanged: quiet,
    slowed: slow('product', 'me', 'claim'),
    'all 404': { verdicts: [...FLAGGED, 'inconclusive'], head: { NOTFOUND: '1' }, words: ['404'] },
    'no callback unchanged': { ...quiet, settings: script('script-no-callback.js') },
  },
  '31-idempotency-keys': {
    unchanged: quiet,
    slowed: slow('reserve'),
    'reset unchanged': { ...quiet, settings: { app: { reset: 'curl -fsS -X POST $BASE_URL/admin/reset' } } },
    'reset slowed': {
      ...slow('reserve'),
      settings: { app: { reset: 'curl -fsS -X POST $BASE_URL/admin/reset' } },
    },
  },
};

function withBaseUrl(): { readonly file: string; readonly from: string; readonly to: string } {
  return { file: 'script.js', from: "'http://127.0.0.1:9966/api'", to: `\`\${__ENV.BASE_URL}/api\`` };
}
