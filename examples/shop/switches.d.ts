export declare function readSwitches(
  env: Record<string, string | undefined>,
): Record<string, boolean | number>;
export declare function stretch(startMs: number, share: number): Promise<void>;
