export declare function readSwitches(
  env: Record<string, string | undefined>,
): Record<string, boolean | number>;
export declare function stretch(startMs: number, share: number): Promise<void>;
export declare function failing(switches: {
  readonly errorRate: number;
  readonly steadyErrors: number;
}): () => boolean;
export declare function waitInTail(share: number): Promise<void>;
export declare function bundleOf(product: number, asBought: boolean): readonly [number, number];
