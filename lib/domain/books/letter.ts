/** Every letter that the product writes; its words stand in messages/en/mail.json under the same name. */
export type LetterKind =
  | "resetPassword"
  | "staffInvitation"
  | "passwordChanged"
  | "accountClosing"
  | "accountKept"
  | "newDevice"
  | "passwordGuessed"
  | "unusualActivity"
  | "codesGuessed"
  | "authenticatorOn"
  | "authenticatorOff"
  | "recoveryCodeUsed"
  | "passkeyAdded"
  | "passkeyRemoved"
  | "billIssued"
  | "billPartlyCovered"
  | "billCovered"
  | "billWithNothingToPay"
  | "billsCorrected"
  | "paymentReceived"
  | "doorPaymentReceived"
  | "doorPaymentTakenBack"
  | "moneySetAside"
  | "refunded"
  | "refundFailed"
  | "creditGiven"
  | "creditTakenBack";

/**
 * Why a letter that was not sent is not tried any more: the mail server refused it for good, it would not take it in days,
 * nobody needs it by now, a newer one stands in its place, it was shown on a machine that has no mail server, or the office
 * left it at that.
 */
export const LETTER_ENDS = [
  "refused",
  "gave-up",
  "too-old",
  "replaced",
  "shown-here",
  "left-unsent",
] as const;

export type LetterEnd = (typeof LETTER_ENDS)[number];

/** What the office tells letters apart by; every letter is in one of these states. */
export const LETTER_STATES = ["waiting", "sent", "failed", "given-up"] as const;

export type LetterState = (typeof LETTER_STATES)[number];

/** The ends that were the mail server's doing. */
export const FAILED_ENDS: readonly LetterEnd[] = ["refused", "gave-up"];

const PAST_ENDS: readonly LetterEnd[] = ["too-old", "left-unsent"];

/** Those that take a link along which lets its bearer in. */
export const LINK_LETTERS: readonly LetterKind[] = ["resetPassword", "staffInvitation"];

/** Stands in a letter's kept text where the letter itself has a link that nobody else may open; on a line of its own. */
export const HIDDEN_LINK = "[the link, made when this letter is sent]";

/** What a mail server's fault says: its code, where it gave one, and the command that it answered. */
export type DeliveryFault = { code?: string; responseCode?: number; command?: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Minutes until a letter is tried again after its first, second .. try; the last one from then on. */
const WAITS = [1, 2, 5, 15, 60, 240] as const;
const LONGEST_WAIT = 240;

/** With the waits above about five days, as mail servers among themselves keep trying. */
export const MAX_TRIES = 34;

/** One worker has a letter in hand for so long at the most; delivering it is given up before. */
export const LEASE_MS = 5 * MINUTE_MS;

const USEFUL_MS = 30 * DAY_MS;
const LINK_USEFUL_MS = DAY_MS;

/** When a letter that was not taken is tried again, after so many tries; null when it has been tried often enough. */
export function nextTryAt(tries: number, now: Date): Date | null {
  if (tries >= MAX_TRIES) return null;
  const minutes = WAITS[tries - 1] ?? LONGEST_WAIT;
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

/** Letters that wait since before this say nothing any more that the person needs. */
export function usefulSince(kind: LetterKind | "any", now: Date): Date {
  return new Date(now.getTime() - (kind === "resetPassword" ? LINK_USEFUL_MS : USEFUL_MS));
}

/**
 * Whether no later try would fare better: the server refused this recipient or this letter for good (5xx), or the address
 * is none. What it says of the sender, of the log-in or of the connection is the house's trouble, not the letter's.
 */
export function isFinal({ code, responseCode, command }: DeliveryFault): boolean {
  if (responseCode === undefined) return code === "EENVELOPE";
  return responseCode >= 500 && (command === "RCPT TO" || command === "DATA");
}

type Kept = { kind: string; sentAt: Date | null; ended: LetterEnd | null };

export function letterState({ sentAt, ended }: Pick<Kept, "sentAt" | "ended">): LetterState {
  if (sentAt !== null) return "sent";
  if (ended === null) return "waiting";
  return FAILED_ENDS.includes(ended) ? "failed" : "given-up";
}

/** Whether the office may let it be tried again. A link that came too late is asked for anew by the person themselves. */
export function canSendAgain({ kind, sentAt, ended }: Kept): boolean {
  if (sentAt !== null || ended === null) return false;
  return canLeave({ sentAt, ended }) || (PAST_ENDS.includes(ended) && kind !== "resetPassword");
}

/** Whether it stands on the office's list, which may decide that nothing comes of it. */
export function canLeave({ sentAt, ended }: Pick<Kept, "sentAt" | "ended">): boolean {
  return sentAt === null && ended !== null && FAILED_ENDS.includes(ended);
}
