import type { Finding } from '../../src/core/model/judgement/finding.ts';

/** A finding with a text in every place. */
export function sampleFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: 'n-plus-one',
    title: 'N+1: one statement runs 12 times per request of GET orders',
    category: 'database',
    severity: 'high',
    confidence: 'certain',
    endpoints: ['GET orders'],
    isNew: true,
    impact: {
      msPerRequest: 12,
      shareOfSlowdown: 0.5,
      shareOfRequests: 0.25,
      text: 'It adds 12.0 ms to a request of GET orders.',
    },
    cause: '`SELECT … FROM items WHERE order_id = $1` now runs 12 times per request of GET orders (was 1)',
    evidence: ['1 → 12 calls per request of GET orders.'],
    recommendation: {
      text: 'load all rows with one statement',
      code: { language: 'sql', text: 'SELECT * FROM items WHERE order_id = ANY($1);' },
      source: { title: 'a book', url: 'https://use-the-index-luke.com/sql/join' },
    },
    expected: { lowMs: 6, highMs: 12, ofMs: 50, text: '6.00 to 12.0 ms per request.' },
    effort: { work: 'how data are loaded', days: 1 },
    ...overrides,
  };
}
