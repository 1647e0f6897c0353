const STALE = true;
const FRESH = false;

/**
 * Every reason for which an action may be refused, and whether it means that the page was out of date: what it showed has
 * changed since, through someone else, another window or the passing of time. Such a page is read again with the refusal. An
 * action's reasons must be listed here, or it does not compile.
 */
const REASONS = {
  // any action
  invalid: FRESH,
  "signed-out": FRESH,
  "other-account": STALE,
  "not-found": STALE,
  "rate-limited": FRESH,
  "first-password": STALE,
  "second-factor": STALE,
  "proof-needed": FRESH,
  stale: STALE,
  unexpected: FRESH,
  // days
  past: STALE,
  "after-cutoff": STALE,
  "already-paused": STALE,
  "not-paused": STALE,
  "nothing-to-pause": STALE,
  "already-skipped": STALE,
  "not-skipped": STALE,
  "nothing-to-skip": STALE,
  // subscriptions
  "start-past": STALE,
  "start-after-cutoff": STALE,
  "slot-not-begun": FRESH,
  "start-too-far": FRESH,
  "end-before-start": FRESH,
  "no-delivery-day": FRESH,
  "no-tiffin": FRESH,
  "same-plan": FRESH,
  "too-long": FRESH,
  "too-many": FRESH,
  "not-later": STALE,
  ended: STALE,
  "already-ended": STALE,
  "last-day-counted": STALE,
  "not-earlier": STALE,
  "plan-not-offered": STALE,
  "price-changed": STALE,
  // one's own account
  "still-running": STALE,
  "still-unpaid": STALE,
  "not-billed-yet": STALE,
  "money-under-way": STALE,
  "credit-left": STALE,
  "account-closed": STALE,
  "account-open": STALE,
  // bills and payments
  "already-paid": STALE,
  "not-paid": STALE,
  "payment-pending": STALE,
  "settled-beside": STALE,
  "not-waiting": STALE,
  "changed-meanwhile": STALE,
  "bills-changed": STALE,
  "under-review": STALE,
  processing: STALE,
  "pay-at-door": STALE,
  "below-minimum": STALE,
  "above-maximum": STALE,
  "gateway-unavailable": FRESH,
  "month-not-closed": FRESH,
  "before-first-subscription": FRESH,
  "too-much": STALE,
  "reference-needed": FRESH,
  "reference-used": FRESH,
  "already-taken-back": STALE,
  "already-used": STALE,
  "day-of-another-bill": FRESH,
  // cases
  "already-settled": STALE,
  "money-waits": STALE,
  "nothing-waits": STALE,
  contested: STALE,
  "only-back": STALE,
  "no-customer": FRESH,
  "no-such-customer": FRESH,
  // complaints
  "nothing-came": STALE,
  "already-said": STALE,
  "too-early": FRESH,
  "too-late": STALE,
  "already-decided": STALE,
  "not-charged": STALE,
  // diets
  "no-clash": STALE,
  "not-safe": STALE,
  // plans, menus, closures, settings
  "name-taken": FRESH,
  "slot-stays": STALE,
  "no-such-meal": STALE,
  "same-dish": FRESH,
  "picture-unreadable": FRESH,
  "picture-pixels": FRESH,
  "picture-gone": FRESH,
  "nothing-to-copy": STALE,
  "already-closed": STALE,
  "late-reason-needed": FRESH,
  "too-many-days": FRESH,
  "too-far": FRESH,
  "cooked-meanwhile": STALE,
  "area-exists": STALE,
  "terms-too-early": FRESH,
  "terms-counted": STALE,
  "terms-before-last": FRESH,
  // routes and buildings
  "routes-exist": STALE,
  "building-there": FRESH,
  // letters
  "not-ended": STALE,
  // accounts
  area: STALE,
  "address-locked": STALE,
  "email-taken": FRESH,
  "link-invalid": STALE,
  "proof-over": STALE,
  "nothing-to-prove": STALE,
  "email-same": FRESH,
  "password-common": FRESH,
  "password-personal": FRESH,
  "password-wrong": FRESH,
  "password-same": FRESH,
  "session-gone": STALE,
  "wrong-credentials": FRESH,
  "too-many-tries": FRESH,
  "work-needed": FRESH,
  "code-needed": FRESH,
  "code-wrong": FRESH,
  "too-many-codes": FRESH,
  "passkey-late": FRESH,
  "passkey-wrong": FRESH,
  "passkey-unknown": FRESH,
  "passkeys-many": STALE,
  "passkey-gone": STALE,
  "factor-on": STALE,
  "factor-off": STALE,
  // staff
  "staff-gone": STALE,
  "own-account": FRESH,
  "owner-only": FRESH,
  "last-owner": STALE,
  deactivated: STALE,
  "phone-taken": FRESH,
  "not-invited": STALE,
  "invitation-over": STALE,
  "no-first-password": STALE,
} as const satisfies Record<string, boolean>;

export type Reason = keyof typeof REASONS;

const staleReasons = new Set(Object.entries(REASONS).flatMap(([reason, isOld]) => (isOld ? [reason] : [])));

/** Does this refusal mean that the page on which it was pressed no longer showed what is true? */
export function isStale(reason: string): boolean {
  return staleReasons.has(reason);
}
