import type { Meanwhile } from "./meanwhile";

/**
 * What a rule or a command returns: a value, or the reason why not. Faults are thrown, never returned. The reason `stale`
 * comes with what changed meanwhile.
 */
export type Result<T, E extends string> =
  { ok: true; value: T } | { ok: false; error: E; meanwhile?: Meanwhile };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse<const E extends string>(error: E): { ok: false; error: E } {
  return { ok: false, error };
}
