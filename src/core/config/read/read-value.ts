import type { Read } from '../kinds/kind.ts';
import type { Setting } from '../settings/setting.ts';

/** Reads a raw value (a string of an input or flag, anything of a file) as the setting's kind. */
export function readValue({ kind }: Pick<Setting, 'kind'>, given: unknown): Read<unknown> {
  const raw = typeof given === 'string' ? given.trim() : given;
  const read = kind.read(raw);
  if (read.ok || read.faults.length > 0) return read;
  return { ok: false, faults: [{ at: [], raw, wants: kind.wants, meant: kind.meant(raw) }] };
}
