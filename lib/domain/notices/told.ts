import type { LetterKind } from "@/lib/domain/books/letter";

/** What people are told of, as they choose it: the rows of `notification_kinds`. */
export const TOLD_KINDS = ["tomorrow", "subscription", "answer", "money", "security"] as const;
export type ToldKind = (typeof TOLD_KINDS)[number];

/** The ways to tell somebody, in the order in which they are shown. */
export const CHANNELS = ["in-app", "email", "push", "sms", "whatsapp"] as const;
export type Channel = (typeof CHANNELS)[number];

/** `urgent`: leaves in the quiet hours too, since somebody waits for it or has to act at once. */
type Priority = "normal" | "urgent";

/** `told`: null for a letter that is for whoever reads that mailbox alone, as it lets them in. */
export type Manner = { told: ToldKind | null; priority: Priority };

const LETS_IN: Manner = { told: null, priority: "urgent" };
const OF_SECURITY: Manner = { told: "security", priority: "urgent" };
/** Of money that has just moved, which somebody did a moment ago. */
const RECEIPT: Manner = { told: "money", priority: "urgent" };
const OF_MONEY: Manner = { told: "money", priority: "normal" };

const MANNERS: Readonly<Record<LetterKind, Manner>> = {
  resetPassword: LETS_IN,
  staffInvitation: LETS_IN,
  proveEmail: LETS_IN,
  accountExists: LETS_IN,
  emailToChange: LETS_IN,
  alarm: LETS_IN,
  unusualActivity: LETS_IN,
  // to the address that is no longer the account's
  emailChanged: LETS_IN,
  passwordChanged: OF_SECURITY,
  accountClosing: OF_SECURITY,
  accountKept: OF_SECURITY,
  newDevice: OF_SECURITY,
  sessionCopied: OF_SECURITY,
  passwordGuessed: OF_SECURITY,
  codesGuessed: OF_SECURITY,
  authenticatorOn: OF_SECURITY,
  authenticatorOff: OF_SECURITY,
  recoveryCodeUsed: OF_SECURITY,
  passkeyAdded: OF_SECURITY,
  passkeyRemoved: OF_SECURITY,
  paymentReceived: RECEIPT,
  doorPaymentReceived: RECEIPT,
  doorPaymentTakenBack: RECEIPT,
  billIssued: OF_MONEY,
  billPartlyCovered: OF_MONEY,
  billDue: OF_MONEY,
  billCovered: OF_MONEY,
  billWithNothingToPay: OF_MONEY,
  billsCorrected: OF_MONEY,
  moneySetAside: OF_MONEY,
  refunded: OF_MONEY,
  refundFailed: OF_MONEY,
  creditGiven: OF_MONEY,
  creditTakenBack: OF_MONEY,
  complaintDeclined: { told: "answer", priority: "normal" },
  subscriptionEnds: { told: "subscription", priority: "normal" },
  tomorrow: { told: "tomorrow", priority: "normal" },
};

/** How somebody is told of this. */
export function mannerOf(kind: LetterKind): Manner {
  return MANNERS[kind];
}
