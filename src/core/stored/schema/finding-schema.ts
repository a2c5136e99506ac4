import { z } from 'zod';
import { CATEGORIES, CAUSE_SEVERITIES, CONFIDENCES } from '../../model/evidence/cause.ts';
import { STATEMENT_KINDS } from '../../model/evidence/statement.ts';
import type { DatabaseUse } from '../../model/judgement/database-use.ts';
import type { Finding } from '../../model/judgement/finding.ts';
import { placeShape } from './change-schema.ts';
import { amount, exactly, open, text } from './fields.ts';

/** Lines and names in one finding. */
const MOST = 10_000;

const share = z.number().min(0).max(1);

export const findingShape: z.ZodType<Finding> = exactly<Finding>()(
  open({
    rule: text,
    title: text,
    category: z.enum(CATEGORIES),
    severity: z.enum(CAUSE_SEVERITIES),
    confidence: z.enum(CONFIDENCES),
    endpoints: z.array(text).max(MOST),
    isNew: z.boolean(),
    impact: open({
      msPerRequest: amount.nullable(),
      overlapMs: amount.exactOptional(),
      shareOfSlowdown: share.nullable(),
      shares: z.array(share.nullable()).max(MOST).exactOptional(),
      shareOfRequests: share.nullable(),
      text,
    }),
    cause: text,
    place: placeShape.exactOptional(),
    evidence: z.array(text).max(MOST),
    recommendation: open({
      text,
      code: open({ language: z.enum(['sql', 'js', 'yaml', 'text']), text }).exactOptional(),
      source: open({ title: text, url: text }),
    }),
    expected: open({ lowMs: amount, highMs: amount, ofMs: amount.nullable(), text }).nullable(),
    effort: open({ work: text, days: amount }),
  }),
);

const kindUse = open({ perRequest: amount, meanMs: amount });

export const databaseUseShape: z.ZodType<DatabaseUse> = exactly<DatabaseUse>()(
  open({
    operations: z
      .array(
        open({
          kind: z.enum(STATEMENT_KINDS),
          base: kindUse.nullable(),
          head: kindUse.nullable(),
        }),
      )
      .max(STATEMENT_KINDS.length),
    slow: open({ base: amount.nullable(), head: amount.nullable() }),
  }),
);
