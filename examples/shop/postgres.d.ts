export declare function startPostgres(options?: {
  readonly native?: string;
  readonly settings?: Readonly<Record<string, string>>;
}): Promise<{
  readonly url: string;
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}>;
