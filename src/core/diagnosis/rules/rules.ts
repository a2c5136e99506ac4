import type { Rule } from '../evidence/evidence.ts';
import { bigSerialisation } from './code/big-serialisation.ts';
import { eventLoopBlocked } from './code/event-loop-blocked.ts';
import { excessiveLogging } from './code/excessive-logging.ts';
import { hotFunction } from './code/hot-function.ts';
import { newHotPath } from './code/new-hot-path.ts';
import { cacheHitLow } from './database/cache-hit-low.ts';
import { connectionsExhausted } from './database/connections-exhausted.ts';
import { deadlocks } from './database/deadlocks.ts';
import { idleInTransaction } from './database/idle-in-transaction.ts';
import { lockContention } from './database/lock-contention.ts';
import { missingIndex } from './database/missing-index.ts';
import { nPlusOne } from './database/n-plus-one.ts';
import { newStatement } from './database/new-statement.ts';
import { overFetching } from './database/over-fetching.ts';
import { planChange } from './database/plan-change.ts';
import { slowerStatement } from './database/slower-statement.ts';
import { sortSpill } from './database/sort-spill.ts';
import { connectionsNotReused } from './request/connections-not-reused.ts';
import { payloadGrown } from './request/payload-grown.ts';
import { slowerOutsideDatabase } from './request/slower-outside-database.ts';
import { upstreamSlow } from './request/upstream-slow.ts';
import { cpuSaturated } from './resource/cpu-saturated.ts';
import { loadGeneratorSaturated } from './resource/load-generator-saturated.ts';
import { memoryGrowth } from './resource/memory-growth.ts';
import { networkSaturated } from './resource/network-saturated.ts';
import { steal } from './resource/steal.ts';
import { throttled } from './resource/throttled.ts';

/** All rules; of two causes that weigh alike the one whose rule says more stands first. */
export const RULES: readonly Rule[] = [
  ...[nPlusOne, missingIndex, overFetching, planChange, sortSpill, lockContention],
  ...[connectionsExhausted, idleInTransaction, deadlocks, newStatement, slowerStatement, cacheHitLow],
  ...[eventLoopBlocked, bigSerialisation, excessiveLogging, newHotPath, hotFunction, payloadGrown],
  ...[throttled, memoryGrowth, cpuSaturated, connectionsNotReused, upstreamSlow, slowerOutsideDatabase],
  ...[networkSaturated, loadGeneratorSaturated, steal],
];
