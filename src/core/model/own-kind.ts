/**
 * Stands where an endpoint has its method, of what a script measures by itself, or k6 beside requests: a Trend that holds
 * time, one that holds other values, a Rate, a Counter. They belong to nothing but themselves.
 */
export const OWN_KINDS = ['Trend', 'Value', 'Rate', 'Counter'] as const;

export type OwnKind = (typeof OWN_KINDS)[number];

export type SubjectKind = 'requests' | OwnKind;
