import { expect, test } from 'vitest';
import { findLink, readLink } from '../../../../src/adapters/host/watch/link.ts';
import { otherMachine } from '../lay.ts';

const machine = otherMachine();
const ROUTES = `Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT
eth1\t00000000\t010200C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
`;
const TRAFFIC = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 9 1 0 0 0 0 0 0 9 1 0 0 0 0 0 0
  eth0:855459444   35393    0    0    0     0          0         0  2735630   23979    0    0    0     0       0          0
`;

test('the link of the default route with the least metric, and what went through it', () => {
  const { root, lay } = machine();
  lay({ 'proc/net/route': ROUTES, 'proc/net/dev': TRAFFIC, 'sys/class/net/eth0/speed': '1000\n' });
  const link = findLink(root);
  expect(link).toEqual({ name: 'eth0', bytesPerSecond: 125e6 });
  expect(readLink(root, link)).toEqual({ received: 855_459_444, sent: 2_735_630, perSecond: 125e6 });
});

test.each(['-1\n', '0\n', null])(
  'a link that tells no speed (%j) is known, and its traffic a share of nothing',
  (speed) => {
    const { root, lay } = machine();
    lay({ 'proc/net/route': ROUTES, 'proc/net/dev': TRAFFIC });
    if (speed !== null) lay({ 'sys/class/net/eth0/speed': speed });
    const link = findLink(root);
    expect(link).toEqual({ name: 'eth0', bytesPerSecond: null });
    expect(readLink(root, link)).toBeNull();
  },
);

test('without a default route there is no link', () => {
  const { root, lay } = machine();
  expect(findLink(root)).toBeNull();
  lay({
    'proc/net/route': ROUTES.split('\n')
      .filter((line) => !/\t0003\t/.test(line))
      .join('\n'),
  });
  expect(findLink(root)).toBeNull();
});
