/** The planted bottlenecks, all off unless their variable is set. */
export function readSwitches(env) {
  const on = (name) => env[name] !== undefined && env[name] !== '' && env[name] !== '0';
  return {
    missingIndex: on('SHOP_MISSING_INDEX'),
    nPlusOne: on('SHOP_N_PLUS_ONE'),
    hotFunction: on('SHOP_HOT_FUNCTION'),
    bigJson: on('SHOP_BIG_JSON'),
    leak: on('SHOP_LEAK'),
    smallPool: on('SHOP_SMALL_POOL'),
    lock: on('SHOP_LOCK'),
    /** share of requests answered 503, 0…1 */
    errorRate: Number(env.SHOP_ERROR_RATE ?? 0),
    /** how much longer every request takes, as a share of its own time: 0.35 is +35 % */
    slowdown: Number(env.SHOP_SLOWDOWN ?? 0),
  };
}

const leaked = [];

/** Keeps a megabyte for ever. */
export function leakMemory() {
  leaked.push(Buffer.alloc(1024 * 1024, 1));
}

/** Some milliseconds of CPU under a name that a profile shows. */
export function slowHash(text) {
  let hash = 0;
  for (let round = 0; round < 200_000; round += 1) {
    for (let i = 0; i < text.length; i += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  }
  return hash;
}

/** Serialises much more than it needs, synchronously. */
export function serialiseTooMuch(rows) {
  const copies = Array.from({ length: 400 }, () => rows);
  return JSON.stringify(JSON.parse(JSON.stringify(copies))).length;
}
