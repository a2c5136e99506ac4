import { afterEach, expect, test } from 'vitest';
import { stopOnSignals } from '../../src/entry/exit.ts';

const NAMES = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const before = NAMES.map((name) => [name, process.listeners(name)] as const);
afterEach(() => {
  for (const [name, listeners] of before) {
    for (const one of process.listeners(name)) if (!listeners.includes(one)) process.off(name, one);
  }
});

test.each(NAMES)(
  '%s stops gently, once: what was started must not outlive a closed terminal either',
  (name) => {
    const said: string[] = [];
    const signal = stopOnSignals((text) => said.push(text));
    process.emit(name);
    process.emit(name);
    expect(signal.aborted).toBe(true);
    expect(said).toEqual([`${name}: stopping k6 and the app, and keeping what was measured.`]);
  },
);
