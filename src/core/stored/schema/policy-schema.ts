import { z } from 'zod';
import { DIRECTIONS, METRIC_IDS, UNITS } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import { ROLES, type Role } from '../../model/role.ts';
import { COMPARATORS, STATISTICS, TARGET_METRICS, type Target } from '../../model/targets/target.ts';
import { amount, byMetric, count, exactly, named, open, text } from './fields.ts';

const share = z.number().min(0).max(100);

export const roleShape: z.ZodType<Role> = exactly<Role>()(z.enum(ROLES));

const fields = {
  warn: share.exactOptional(),
  fail: share.exactOptional(),
  floor: amount.exactOptional(),
  role: roleShape.exactOptional(),
};

const metricLimits = byMetric(open(fields));
const ownLimits = open({ ...fields, better: z.enum(DIRECTIONS).exactOptional() });

const acceptance = open({
  gate: text,
  endpoint: text,
  metric: z.enum(METRIC_IDS),
  upTo: amount,
  reason: text,
  expires: z.iso.date(),
});

const targetOf = z.discriminatedUnion('kind', [
  open({ kind: z.literal('overall') }),
  open({ kind: z.literal('endpoint'), name: text }),
  open({ kind: z.literal('scenario'), name: text }),
  open({ kind: z.literal('page'), name: text }),
]);

const target: z.ZodType<Target> = exactly<Target>()(
  open({
    text,
    of: targetOf,
    metric: z.enum(TARGET_METRICS),
    name: text.exactOptional(),
    statistic: z.enum(STATISTICS).exactOptional(),
    comparator: z.enum(COMPARATORS),
    limit: amount,
    unit: z.enum(UNITS),
    role: roleShape.exactOptional(),
    item: count.exactOptional(),
  }),
);

export const policyShape: z.ZodType<Policy> = exactly<Policy>()(
  open({
    warn: share,
    fail: share,
    failOn: z.enum(['fail', 'warn', 'never']),
    thresholds: z.enum(['head-only', 'fail', 'warn', 'ignore']),
    onInconclusive: z.enum(['pass', 'fail']),
    onNoBaseline: z.enum(['pass', 'fail']),
    onInvalid: z.enum(['pass', 'fail']),
    metrics: named(ownLimits).exactOptional(),
    endpoints: named(metricLimits).exactOptional(),
    confidence: z.number().min(0.5).max(1).exactOptional(),
    targets: z.array(target).max(1000).exactOptional(),
    accepted: z.array(acceptance).max(1000).exactOptional(),
    acceptIn: z.string().max(1000).exactOptional(),
  }),
);
