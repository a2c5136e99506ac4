declare module 'snappyjs' {
  /** Throws for a broken body, and for one that would unpack to more than `maxLength` bytes. */
  export function uncompress(compressed: Uint8Array, maxLength?: number): Uint8Array;
  export function compress(plain: Uint8Array): Uint8Array;
}
