import type { Meanwhile } from "@/lib/domain/meanwhile";

/** What may go wrong with any action; the words are in `common.refusals`. */
export type CommonError =
  | "invalid"
  | "signed-out"
  | "other-account"
  | "not-found"
  | "rate-limited"
  | "first-password"
  | "second-factor"
  | "proof-needed"
  | "stale"
  | "withdrawn"
  | "unexpected";

/** What an action returns to the browser. `fields` maps a field to a key of errors.json; `reference` finds the log line. */
export type ActionResult<V, E extends string> =
  | { ok: true; value: V }
  | {
      ok: false;
      error: E | CommonError;
      fields?: Record<string, string>;
      reference?: string;
      meanwhile?: Meanwhile;
    };
