import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { queryPercentile } from '../../../../src/core/decision/targets/query-percentile.ts';
import type { DatabaseSession } from '../../../../src/ports/probes/database-probe.ts';
import { look, SERVERS, type TestServer } from './servers.ts';

/** Of 120 statements; the 114th is p95. */
const PLANTED = [
  ...Array.from({ length: 108 }, () => 2),
  ...Array.from({ length: 12 }, (_, at) => 200 + 2 * at),
];
const P95 = 210;

const LOGGED = { logging_collector: 'on', log_min_duration_statement: '0' };
const ASKED = { log: { path: null } };

describe.each(SERVERS)('on PostgreSQL %s', (version, start) => {
  let server: TestServer;
  afterEach(() => server?.stop());

  async function begin(settings: Readonly<Record<string, string>>) {
    server = await start(settings);
    await server.query('postgres', 'CREATE DATABASE shop');
    await server.query('shop', 'CREATE EXTENSION pg_stat_statements');
    await server.query('postgres', 'CREATE ROLE poor LOGIN');
    await server.query('postgres', 'GRANT pg_read_all_stats TO poor');
  }

  /** p95 of what an application plants while others are busy too, as each session sees it. */
  async function planted(sessions: readonly DatabaseSession[]) {
    const [app, other] = [await server.connect('shop'), await server.connect('postgres')];
    await app.query('SELECT pg_sleep(0.4)');
    for (const session of sessions) await session.begin();
    for (const ms of PLANTED) {
      await app.query('BEGIN');
      await app.query(`SELECT pg_sleep($1)\n/* "${ms}", ms */`, [ms / 1000]);
      await app.query('COMMIT');
    }
    await other.query('SELECT pg_sleep(0.4)');
    // A process of its own writes the log, a moment later, and on a busy machine more than that.
    await sleep(1000);
    for (const session of sessions) await session.end();
    await app.query('SELECT pg_sleep(0.4)');
    return Promise.all(
      sessions.map(async (session) => {
        const { log, gaps, ...evidence } = await session.close();
        const reading = queryPercentile('p95', { ...evidence, ...(log && { log }) });
        if (reading?.kind !== 'value') throw new Error(JSON.stringify(reading));
        return { ...reading, log, gaps, share: reading.measured.value / P95 };
      }),
    );
  }

  test.each(version === '15' ? ['csvlog'] : ['csvlog', 'jsonlog'])(
    'with a %s the percentile is that of the statements, from the server and from its file',
    async (destination) => {
      await begin({ ...LOGGED, log_destination: destination });
      const [row] = await server.query('shop', 'SHOW data_directory');
      const path = `${row?.['data_directory']}/log`;
      const found = await planted([
        await look(server.url('shop'), ASKED),
        await look(server.url('shop', 'poor'), { log: { path } }),
      ]);
      for (const { share, ...one } of found) {
        expect(share).toBeGreaterThan(0.9);
        expect(share).toBeLessThan(1.1);
        const log = { kind: 'read', entries: 360, isWhole: true, times: { count: 120 } };
        expect(one).toMatchObject({ times: { from: 'log', thresholdMs: 0 }, log, gaps: [] });
      }
    },
  );

  test('of slow statements alone it is told where they are enough', async () => {
    const slow = { log_destination: 'csvlog', log_min_duration_statement: '20' };
    await begin({ ...LOGGED, ...slow, log_duration: 'on' });
    const [found] = await planted([await look(server.url('shop'), ASKED)]);
    expect(found?.share).toBeGreaterThan(0.9);
    expect(found?.share).toBeLessThan(1.1);
    expect(found).toMatchObject({ times: { from: 'log', thresholdMs: 20 } });
    // A busy machine makes others slow as well.
    expect(found?.log?.kind === 'read' && found.log.entries).toBeGreaterThanOrEqual(12);
  });

  test('a role that may not read it is told what that takes, and may then', async () => {
    await begin({ ...LOGGED, log_destination: 'csvlog' });
    const logOf = async () => (await (await look(server.url('shop', 'poor'), ASKED)).close()).log;
    const lack = await logOf();
    expect(lack).toMatchObject({ why: 'rights', said: expect.stringContaining('TO poor') });
    if (lack?.kind === 'missing') await server.query('shop', lack.said);
    const session = await look(server.url('shop', 'poor'), ASKED);
    await session.begin();
    expect((await session.close()).log).toMatchObject({ kind: 'read' });
  });

  test('without a log the percentile is estimated, says so, and holds the truth', async () => {
    await begin({});
    const [found, silent] = await planted([
      await look(server.url('shop'), ASKED),
      await look(server.url('shop', 'poor')),
    ]);
    const said = "logging_collector = on, log_destination = 'csvlog', log_min_duration_statement = 0";
    expect(found?.times).toEqual({ from: 'moments', lack: { kind: 'missing', why: 'settings', said } });
    expect(silent?.times).toEqual({ from: 'moments' });
    for (const one of [found, silent]) {
      expect(one?.measured.low).toBeLessThan(P95);
      expect(one?.measured.high).toBeGreaterThan(P95);
      expect(one?.gaps).toEqual([]);
    }
  });
});
