import type { FaultProxy } from '../../../ports/app/fault-proxy.ts';
import { openReverseProxy } from './reverse-proxy.ts';

type Fault = Parameters<FaultProxy['plant']>[0];

/** A proxy in front of a running application that spoils its answers as it is told. */
export async function openFaultProxy(target: string): Promise<FaultProxy> {
  let fault: Fault = { delayMs: 0, errorRate: 0 };
  let served = 0;
  let failed = 0;
  const late = (pass: () => void) => {
    if (fault.delayMs > 0) setTimeout(pass, fault.delayMs);
    else pass();
  };
  const proxy = await openReverseProxy(target, {
    request({ incoming, outgoing, pass }) {
      served += 1;
      // Evenly spread, so that the share is met in every round.
      if (failed < Math.floor(served * fault.errorRate)) {
        failed += 1;
        incoming.resume();
        outgoing.writeHead(503).end();
      } else late(() => void pass());
    },
    upgrade: late,
  });
  return {
    ...proxy,
    plant(next) {
      fault = next;
      served = 0;
      failed = 0;
    },
  };
}
