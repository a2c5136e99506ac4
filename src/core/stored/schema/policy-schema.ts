import { z } from 'zod';
import { DIRECTIONS, METRIC_IDS } from '../../model/metric.ts';
import type { Policy } from '../../model/policy.ts';
import { ROLES, type Role } from '../../model/role.ts';
import { amount, byMetric, exactly, named, open, text } from './fields.ts';

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
    accepted: z.array(acceptance).max(1000).exactOptional(),
  }),
);
