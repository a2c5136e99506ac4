import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openCuttableLine } from '../../../../src/adapters/profiles/sample/cuttable-line.ts';

const MOST = 1 << 20;

/** What comes over a line to a server that says so much, and then nothing more. */
async function heard(bytes: number) {
  const server = net.createServer((socket) => {
    socket.on('error', () => {}).write(Buffer.alloc(bytes), () => {});
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const line = await openCuttableLine((server.address() as AddressInfo).port, MOST);
  const near = net.connect({ host: '127.0.0.1', port: line.port });
  let came = 0;
  const { promise: whole, resolve } = Promise.withResolvers<void>();
  near
    .on('error', () => {})
    .on('data', ({ length }) => {
      came += length;
      if (came === bytes) resolve();
    });
  const how = await Promise.race([once(near, 'close').then(() => 'cut'), whole.then(() => 'whole')]);
  const isOverfull = line.isOverfull();
  line.cut();
  near.destroy();
  server.close();
  return { how, isOverfull, came };
}

test('a line is cut beyond so many bytes, and holds up to then', async () => {
  expect(await heard(MOST)).toEqual({ how: 'whole', isOverfull: false, came: MOST });
  const { came, ...ended } = await heard(8 * MOST);
  expect(ended).toEqual({ how: 'cut', isOverfull: true });
  expect(came).toBeLessThanOrEqual(MOST);
});
