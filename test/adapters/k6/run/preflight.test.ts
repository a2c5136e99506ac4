import { expect, test } from 'vitest';
import type { EndpointName } from '../../../../src/adapters/k6/collect/endpoint-name.ts';
import { onceMoreIfSilent, refuseUncompared } from '../../../../src/adapters/k6/run/preflight.ts';
import { EnvironmentError } from '../../../../src/ports/errors.ts';

const HOME: EndpointName = { name: 'home', method: 'GET', path: null, ambiguous: false };
const SILENT = { whole: true, endpoints: [] };
const HEARD = { whole: true, endpoints: [HOME] };
const CUT = { whole: false, endpoints: [] };

const asks = (...all: readonly string[]) => ({ all, own: [], counts: [] });

test.each([
  [['k6/net/grpc']],
  [['k6/experimental/redis']],
  [['k6/x/sql', 'k6/x/sql/driver/postgres']],
  [['k6/http']],
  [['k6/ws']],
  [[]],
])('a script with imports %j that measured nothing on any side is refused', (imports) => {
  const refused = () => refuseUncompared({ imports, asks: asks() }, [SILENT, SILENT]);
  expect(refused).toThrow(EnvironmentError);
  expect(refused).toThrow(
    /^The script (makes WebSocket sessions and )?measures nothing that is compared: no request/,
  );
});

test.each([
  ['one side made a request', asks(), [SILENT, HEARD]],
  ['a function did not get to its end', asks(), [CUT]],
  ['it asks k6 about its own run', asks('__ITER'), [SILENT]],
])('it is not refused where %s', (_, asked, tries) => {
  expect(() => refuseUncompared({ imports: ['k6/http'], asks: asked }, tries)).not.toThrow();
});

test('WebSocket sessions of which nothing is measured are refused whatever else the script asks', () => {
  expect(() => refuseUncompared({ imports: ['k6/ws'], asks: asks('__VU') }, [SILENT])).toThrow(
    /makes WebSocket sessions and measures nothing/,
  );
});

test.each([
  ['nothing by chance', [SILENT, HEARD], HEARD, 2],
  ['nothing twice', [SILENT, SILENT], SILENT, 2],
  ['a request', [HEARD], HEARD, 1],
  ['nothing, as it was cut', [CUT], CUT, 1],
])('a try that measured %s', async (_, given, kept, tries) => {
  const left = [...given];
  expect(await onceMoreIfSilent(async () => left.shift() ?? CUT)).toBe(kept);
  expect(given.length - left.length).toBe(tries);
});
