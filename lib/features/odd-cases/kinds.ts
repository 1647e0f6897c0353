import type { SuccessCase } from "@/lib/domain/books/payment";

/** Money arrived that no bill takes: it is set aside until a person sends it back or keeps it as credit. */
export const SET_ASIDE_KINDS = [
  "amount-differs",
  "currency-differs",
  "paid-twice",
  "unknown-intent",
] as const satisfies readonly (SuccessCase | "unknown-intent")[];

/** Everything about a payment that a person should see. */
export const CASE_KINDS = [
  ...SET_ASIDE_KINDS,
  "missing-at-gateway",
  "success-after-failure",
  "found-by-reconciliation",
  "refund-failed",
  "refunded-at-gateway",
  "dispute-opened",
  "dispute-won",
  "dispute-lost",
  "customer-deleted",
  "unreadable-event",
] as const;

/** Settled automatically: a person should know of them and has nothing to decide. Every other kind waits for one. */
export const NOTICE_KINDS = [
  "success-after-failure",
  "found-by-reconciliation",
  "refunded-at-gateway",
  "dispute-won",
  "customer-deleted",
] as const satisfies readonly (typeof CASE_KINDS)[number][];

export type CaseKind = (typeof CASE_KINDS)[number];
