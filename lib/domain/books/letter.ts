/** Every letter that the product writes; the words are in messages/en/mail.json under the same name. */
export type LetterKind =
  | "resetPassword"
  | "staffInvitation"
  | "proveEmail"
  | "accountExists"
  | "emailToChange"
  | "emailChanged"
  | "passwordChanged"
  | "accountClosing"
  | "accountKept"
  | "newDevice"
  | "sessionCopied"
  | "passwordGuessed"
  | "unusualActivity"
  | "alarm"
  | "codesGuessed"
  | "authenticatorOn"
  | "authenticatorOff"
  | "recoveryCodeUsed"
  | "passkeyAdded"
  | "passkeyRemoved"
  | "billIssued"
  | "billPartlyCovered"
  | "billDue"
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
  | "creditTakenBack"
  | "complaintDeclined"
  | "subscriptionEnds"
  | "tomorrow";

/**
 * Why a letter that was not sent is no longer tried: the mail server refused it for good, did not take it for days, nobody
 * needs it by now, a newer one replaces it, it was shown on a machine that has no mail server, or the office left it at that.
 * What is told in other ways ends like that too, or because its hour is over, or there is no device or template left for it.
 */
export const LETTER_ENDS = [
  "refused",
  "gave-up",
  "too-old",
  "replaced",
  "shown-here",
  "left-unsent",
  "expired",
  "nowhere",
] as const;

export type LetterEnd = (typeof LETTER_ENDS)[number];

/** How the office tells letters apart; every letter is in one of these states. */
export const LETTER_STATES = ["waiting", "sent", "failed", "given-up"] as const;

export type LetterState = (typeof LETTER_STATES)[number];

/** The ends that the mail server caused. */
export const FAILED_ENDS: readonly LetterEnd[] = ["refused", "gave-up"];

const PAST_ENDS: readonly LetterEnd[] = ["too-old", "left-unsent"];

/** Letters with a link that lets its bearer in. */
export const LINK_LETTERS: readonly LetterKind[] = [
  "resetPassword",
  "staffInvitation",
  "proveEmail",
  "emailToChange",
];

/** Replaces, in a letter's stored text, the link that nobody else may open; on a line of its own. */
export const HIDDEN_LINK = "[the link, made when this letter is sent]";

/** What a mail server's fault says: its code, where it gave one, and the command it was answering. */
export type DeliveryFault = { code?: string; responseCode?: number; command?: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Minutes until a letter is tried again after its first, second .. try; the last value applies from then on. */
const WAITS = [1, 2, 5, 15, 60, 240] as const;
const LONGEST_WAIT = 240;

/** With the waits above, about five days: as long as mail servers keep trying among themselves. */
export const MAX_TRIES = 34;

/** The longest one worker holds a letter; delivery is given up before that. */
export const LEASE_MS = 5 * MINUTE_MS;

const USEFUL_MS = 30 * DAY_MS;
const LINK_USEFUL_MS = DAY_MS;

/** When a letter that was not accepted is tried again after this many tries; null when it has been tried often enough. */
export function nextTryAt(tries: number, now: Date): Date | null {
  if (tries >= MAX_TRIES) return null;
  const minutes = WAITS[tries - 1] ?? LONGEST_WAIT;
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

/** Letters waiting since before this instant no longer say anything that the person needs. */
export function usefulSince(kind: LetterKind | "any", now: Date): Date {
  return new Date(now.getTime() - (kind === "resetPassword" ? LINK_USEFUL_MS : USEFUL_MS));
}

/**
 * Whether no later try would fare better: the server refused this recipient or this letter for good (5xx), or the address is
 * not valid. What it says about the sender, the log-in or the connection is the house's trouble, not the letter's.
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

/** Whether the office may have it tried again. If a link came too late, the person asks for a new one themselves. */
export function canSendAgain({ kind, sentAt, ended }: Kept): boolean {
  if (sentAt !== null || ended === null) return false;
  return canLeave({ sentAt, ended }) || (PAST_ENDS.includes(ended) && kind !== "resetPassword");
}

/** Whether it is on the list of the office, which may decide to leave it unsent. */
export function canLeave({ sentAt, ended }: Pick<Kept, "sentAt" | "ended">): boolean {
  return sentAt === null && ended !== null && FAILED_ENDS.includes(ended);
}
