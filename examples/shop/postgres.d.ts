export declare function startPostgres(): Promise<{
  readonly url: string;
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}>;
