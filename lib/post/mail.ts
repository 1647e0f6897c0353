import { createTranslator } from "next-intl";
import { direct, type Tx } from "@/lib/db";
import { HIDDEN_LINK, type LetterKind } from "@/lib/domain/books/letter";
import { languageNow, tagOf, type Language } from "@/lib/domain/language/language";
import type { Role } from "@/lib/domain/identity";
import { mannerOf } from "@/lib/domain/notices/told";
import { isStandIn } from "@/lib/domain/typed/stand-in-email";
import { env } from "@/lib/env";
import { filling } from "@/lib/filling";
import { asJson } from "@/lib/rows";
import { speaking } from "@/lib/speaking.mjs";
import { wordsOfNow } from "@/lib/texts/texts";
import { isLoopback } from "./smtp-options";

type Kitchen = { kitchenName: string; kitchenPhone: string };
type Values = Record<string, string | number>;

/** What a letter says, in the language in which its values were written; the kitchen's signature and name are added as it is put into the outbox. */
export type Words = { kind: LetterKind; values: Values; language: Language };
/** `onceKey`: its cause and person, where the same act may be done again; `expiresAt`: from then on it helps nobody. */
export type Letter = Words & { recipient: string; link?: string; expiresAt?: Date; onceKey?: string };

/** `detail`: how many, or a country's letters. */
type UnusualWords = Record<"name" | "who" | "detail" | "when" | "link", string> & {
  kind: "refusals" | "nightExport" | "newCountry";
};
type AlarmWords = Record<"name" | "when" | "link", string> & { kind: string };
type BillWords = { name: string; month: string; link: string };
type ReceiptWords = BillWords & { amount: string; date: string; method: string; reference: string };

type DoorReceiptWords = BillWords & {
  amount: string;
  open: string;
  date: string;
  collector: string;
  reference: string;
};
type TakenBackWords = BillWords & { amount: string; open: string; reason: string; reference: string };
type MoneyBackWords = { name: string; amount: string; link: string };
type CreditTakenBackWords = MoneyBackWords & { reason: string; left: string };

/** `applied`: how much of it, and of older credit, was taken off unpaid bills; `left`: the credit that remains. */
type CreditWords = MoneyBackWords & {
  reason: string;
  applied: string;
  left: string;
  uses: "none" | "some" | "all";
};

/** `lines`: each bill in a sentence; `why`: whether a reason was given. */
type CorrectedWords = {
  name: string;
  count: number;
  month: string;
  reason: string;
  why: "said" | "none";
  lines: string;
  applied: string;
  left: string;
  credit: "none" | "used" | "waits";
  link: string;
};
type CorrectedLine = {
  month: string;
  before: string;
  after: string;
  difference: string;
  open: string;
  outcome: string;
};

const t = wordsOfNow((language, { mail }) =>
  filling(createTranslator({ locale: tagOf(language), messages: mail })),
);

/** Each letter in its final words, which are in mail.json. It is made in its reader's language: see `speaking`. */
export const letters = {
  resetPassword: (values: { name: string; hours: number }) =>
    words("resetPassword", { ...values, link: HIDDEN_LINK }),
  staffInvitation: (values: { name: string; role: Role; days: number }) =>
    words("staffInvitation", { ...values, link: HIDDEN_LINK }),
  proveEmail: (values: { name: string; hours: number }) =>
    words("proveEmail", { ...values, link: HIDDEN_LINK }),
  accountExists: (values: { name: string; link: string }) => words("accountExists", values),
  emailToChange: (values: { name: string; email: string }) =>
    words("emailToChange", { ...values, link: HIDDEN_LINK }),
  emailChanged: (values: { name: string; email: string }) => words("emailChanged", values),
  accountClosing: (values: { name: string; day: string }) => words("accountClosing", values),
  accountKept: (values: { name: string }) => words("accountKept", values),
  /** `passkeys`: how many were removed with it. */
  passwordChanged: ({ name, passkeys = 0 }: { name: string; passkeys?: number }) =>
    words("passwordChanged", { name, passkeys }),
  newDevice: (values: { name: string; when: string; link: string }) => words("newDevice", values),
  sessionCopied: (values: { name: string; when: string; link: string }) => words("sessionCopied", values),
  passwordGuessed: (values: { name: string; link: string }) => words("passwordGuessed", values),
  unusualActivity: (values: UnusualWords) => words("unusualActivity", values),
  /** `kind`: an alarm of lib/features/watch. */
  alarm: (values: AlarmWords) => words("alarm", values),
  codesGuessed: (values: { name: string; link: string }) => words("codesGuessed", values),
  authenticatorOn: (values: { name: string }) => words("authenticatorOn", values),
  authenticatorOff: (values: { name: string }) => words("authenticatorOff", values),
  passkeyAdded: (values: { name: string; passkey: string }) => words("passkeyAdded", values),
  passkeyRemoved: (values: { name: string; passkey: string }) => words("passkeyRemoved", values),
  recoveryCodeUsed: (values: { name: string; left: number }) => words("recoveryCodeUsed", values),
  billIssued: (values: BillWords & { open: string; due: string }) => words("billIssued", values),
  billDue: (values: BillWords & { open: string; due: string }) => words("billDue", values),
  billPartlyCovered: (values: BillWords & Record<"amount" | "credited" | "open" | "due", string>) =>
    words("billPartlyCovered", values),
  billCovered: (values: BillWords & { amount: string }) => words("billCovered", values),
  billWithNothingToPay: (values: BillWords) => words("billWithNothingToPay", values),
  billsCorrected: (values: CorrectedWords) => words("billsCorrected", values),
  correctedBillLine: (values: CorrectedLine): string => t("billsCorrected.line", values),
  paymentReceived: (values: ReceiptWords) => words("paymentReceived", values),
  doorPaymentReceived: (values: DoorReceiptWords) => words("doorPaymentReceived", values),
  doorPaymentTakenBack: (values: TakenBackWords) => words("doorPaymentTakenBack", values),
  moneySetAside: (values: BillWords & { amount: string }) => words("moneySetAside", values),
  refunded: (values: MoneyBackWords) => words("refunded", values),
  refundFailed: (values: MoneyBackWords) => words("refundFailed", values),
  creditGiven: (values: CreditWords) => words("creditGiven", values),
  creditTakenBack: (values: CreditTakenBackWords) => words("creditTakenBack", values),
  complaintDeclined: (values: Record<"name" | "said" | "sentence" | "link", string>) =>
    words("complaintDeclined", values),
  subscriptionEnds: (values: Record<"name" | "plan" | "day" | "link", string>) =>
    words("subscriptionEnds", values),
  tomorrow: (values: Record<"name" | "day" | "dishes" | "until", string>) =>
    words("tomorrow", { ...values, link: HIDDEN_LINK }),
};

/**
 * Puts a letter into the outbox, in the transaction of the act it reports: no act without its letter, no letter without its
 * act.
 */
export async function queueMail(tx: Tx, recipient: string, words: Words): Promise<void> {
  await queueLetters(tx, [{ recipient, ...words }]);
}

/**
 * Many letters at once, as a billing run writes them; none to anyone without an e-mail. A customer is told on each of their channels
 * (`channels_of`), and of one cause once on each.
 */
export async function queueLetters(tx: Tx, queued: readonly Letter[]): Promise<void> {
  if (queued.length === 0) return;
  const kitchen = await tx.settings.findUniqueOrThrow({
    where: { id: 1 },
    select: { kitchenName: true, kitchenPhone: true },
  });
  const rows = asJson(queued.map((letter) => ({ ...written(letter, kitchen), ...toldBy(letter) })));
  await direct(tx)`
    INSERT INTO notifications (user_id, kind, channel, priority, recipient, subject, text, link, sent_at, expires_at, once_key)
    SELECT u.id, r.kind, c.channel, r.priority, CASE c.channel WHEN 'email' THEN r.recipient ELSE '' END, r.subject,
           CASE c.channel WHEN 'email' THEN r.text ELSE '' END, r.link, CASE c.channel WHEN 'in-app' THEN app_now() END,
           r.expires_at, r.once_key || ':' || c.channel
    FROM json_to_recordset(${rows}::json) AS r (kind text, recipient text, subject text, text text, told text, is_mailed boolean,
        priority text, link text, expires_at timestamptz, once_key text)
      LEFT JOIN users u ON u.email = r.recipient AND u.role = 'customer' AND r.told IS NOT NULL
      CROSS JOIN LATERAL (SELECT 'email' AS channel WHERE u.id IS NULL
        UNION ALL SELECT of.channel FROM channels_of(u.id, r.told) AS of (channel) WHERE u.id IS NOT NULL) AS c
    WHERE r.is_mailed OR c.channel <> 'email'
    ON CONFLICT DO NOTHING`;
}

/** How it is told beside its words. */
function toldBy({ kind, recipient, values, link, expiresAt, onceKey }: Letter) {
  const { told, priority } = mannerOf(kind);
  return {
    ...{ told, priority, is_mailed: !isStandIn(recipient) },
    ...{ link: link ?? pathOf(values.link), expires_at: expiresAt ?? null, once_key: onceKey ?? null },
  };
}

/** A page of ours, without the house it stands in; null for what a letter alone may lead to. */
function pathOf(link: string | number | undefined): string | null {
  const page = typeof link === "string" ? URL.parse(link) : null;
  return page && page.origin === new URL(env().APP_URL).origin ? `${page.pathname}${page.search}` : null;
}

function words(kind: LetterKind, values: Values): Words {
  return { kind, values, language: languageNow() };
}

function written(
  { kind, values, language, recipient }: Letter,
  { kitchenName: kitchen, kitchenPhone: phone }: Kitchen,
) {
  const filled = onOneLine({ ...values, kitchen, phone });
  return speaking(language, () => {
    const subject = t(`${kind}.subject`, filled);
    const text = `${t(`${kind}.text`, filled)}\n\n${t("signature", filled)}`;
    return { kind, recipient, subject, text };
  });
}

// What people typed stays on its line: a name can't add a paragraph of its own to a letter of ours.
function onOneLine(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "string" ? value.replace(/\s+/g, " ").trim() : value,
  ]);
  return Object.fromEntries(entries);
}

/**
 * How letters leave: by the mail server of SMTP_URL; on the demo's own machine, beside the payment sandbox, not at all, with
 * only links shown to whoever runs it; elsewhere they wait for a mail server to be configured.
 */
export function mailWay(): "server" | "demo" | "none" {
  const { SMTP_URL, STRIPE_API_BASE, APP_URL } = env();
  if (SMTP_URL) return "server";
  return STRIPE_API_BASE && isLoopback(STRIPE_API_BASE) && isLoopback(APP_URL) ? "demo" : "none";
}

/** Pages that are opened by what a letter's link carries. */
type LinkedPage = "/pause" | "/join" | "/reset-password" | "/prove-email" | "/change-email";

/**
 * The link in a letter that lets its bearer do something. The secret stands behind the `#`, which a browser sends to no server: no
 * log, no proxy and no other site learns it.
 */
export function mailedLink(page: LinkedPage, secrets: Record<string, string>): string {
  return `${appUrl(page)}#${new URLSearchParams(secrets)}`;
}

/** A page of ours as a link in a letter. */
export function appUrl(path: string): string {
  return new URL(path, env().APP_URL).href;
}
