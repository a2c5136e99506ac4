import { z } from 'zod';
import type { Policy, Role } from '../model/policy.ts';
import { amount, named, text } from './fields.ts';

const share = z.number().min(0).max(100);

export const roleShape: z.ZodType<Role> = z.enum(['blocking', 'warning', 'informative']);

const limits = z.strictObject({
  warn: share.exactOptional(),
  fail: share.exactOptional(),
  floor: amount.exactOptional(),
  role: roleShape.exactOptional(),
});

const metricLimits = z.strictObject({
  p50: limits.exactOptional(),
  p95: limits.exactOptional(),
  p99: limits.exactOptional(),
  'error-rate': limits.exactOptional(),
  'delivered-rate': limits.exactOptional(),
});

const acceptance = z.strictObject({
  gate: text,
  endpoint: text,
  metric: z.enum(['p50', 'p95', 'p99', 'error-rate', 'delivered-rate']),
  upTo: amount,
  reason: text,
  expires: z.iso.date(),
});

export const policyShape: z.ZodType<Policy> = z.strictObject({
  warn: share,
  fail: share,
  failOn: z.enum(['fail', 'warn', 'never']),
  thresholds: z.enum(['head-only', 'fail', 'warn', 'ignore']),
  onInconclusive: z.enum(['pass', 'fail']),
  onNoBaseline: z.enum(['pass', 'fail']),
  onInvalid: z.enum(['pass', 'fail']),
  metrics: metricLimits.exactOptional(),
  endpoints: named(metricLimits).exactOptional(),
  confidence: z.number().min(0.5).max(1).exactOptional(),
  accepted: z.array(acceptance).max(1000).exactOptional(),
});
