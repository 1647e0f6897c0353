import { createTranslator } from "next-intl";
import nodemailer from "nodemailer";
import { env } from "./env";
import { messages } from "./messages";
import type { Tx } from "./db";

export type Words = { subject: string; text: string };
export type Letter = Words & { recipient: string };
/** Hands a letter to a mail server; throws when it is not taken. */
export type Deliver = (letter: Letter) => Promise<void>;

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

/** `applied`: what of it, and of older credit, was taken off unpaid bills; `left`: the credit that there is now. */
type CreditWords = MoneyBackWords & {
  reason: string;
  applied: string;
  left: string;
  uses: "none" | "some" | "all";
};

const SMTP_TIMEOUT_MS = 10_000;

const t = createTranslator({ locale: "en", messages: messages.mail });

/** Each letter in its final words, which stand in messages/en/mail.json. */
export const letters = {
  resetPassword: (values: { name: string; link: string; hours: number }): Words => ({
    subject: t("resetPassword.subject"),
    text: t("resetPassword.text", values),
  }),
  passwordChanged: (values: { name: string }): Words => ({
    subject: t("passwordChanged.subject"),
    text: t("passwordChanged.text", values),
  }),
  billIssued: (values: BillWords & { open: string; due: string }): Words => ({
    subject: t("billIssued.subject", values),
    text: t("billIssued.text", values),
  }),
  billPartlyCovered: (values: BillWords & Record<"amount" | "credited" | "open" | "due", string>): Words => ({
    subject: t("billPartlyCovered.subject", values),
    text: t("billPartlyCovered.text", values),
  }),
  billCovered: (values: BillWords & { amount: string }): Words => ({
    subject: t("billCovered.subject", values),
    text: t("billCovered.text", values),
  }),
  billWithNothingToPay: (values: BillWords): Words => ({
    subject: t("billWithNothingToPay.subject", values),
    text: t("billWithNothingToPay.text", values),
  }),
  paymentReceived: (values: ReceiptWords): Words => ({
    subject: t("paymentReceived.subject", values),
    text: t("paymentReceived.text", values),
  }),
  doorPaymentReceived: (values: DoorReceiptWords): Words => ({
    subject: t("doorPaymentReceived.subject", values),
    text: t("doorPaymentReceived.text", values),
  }),
  doorPaymentTakenBack: (values: TakenBackWords): Words => ({
    subject: t("doorPaymentTakenBack.subject", values),
    text: t("doorPaymentTakenBack.text", values),
  }),
  moneySetAside: (values: BillWords & { amount: string }): Words => ({
    subject: t("moneySetAside.subject", values),
    text: t("moneySetAside.text", values),
  }),
  refunded: (values: MoneyBackWords): Words => ({
    subject: t("refunded.subject", values),
    text: t("refunded.text", values),
  }),
  refundFailed: (values: MoneyBackWords): Words => ({
    subject: t("refundFailed.subject", values),
    text: t("refundFailed.text", values),
  }),
  creditGiven: (values: CreditWords): Words => ({
    subject: t("creditGiven.subject", values),
    text: t("creditGiven.text", values),
  }),
  creditTakenBack: (values: CreditTakenBackWords): Words => ({
    subject: t("creditTakenBack.subject", values),
    text: t("creditTakenBack.text", values),
  }),
};

/** Puts a letter into the outbox, in the transaction of the act it tells of: no act without its letter, no letter without its act. */
export async function queueMail(tx: Tx, recipient: string, words: Words): Promise<void> {
  await queueLetters(tx, [{ recipient, ...words }]);
}

/** Many letters at once, as a billing run writes them. */
export async function queueLetters(tx: Tx, queued: Letter[]): Promise<void> {
  // createMany, since the writer may add letters but not read them back
  await tx.mail.createMany({ data: queued });
}

/** The way out by SMTP_URL; null when there is none, and letters stay in the outbox. */
export function smtpDelivery(): Deliver | null {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (!url) return null;
  const timeouts = {
    connectionTimeout: SMTP_TIMEOUT_MS,
    greetingTimeout: SMTP_TIMEOUT_MS,
    socketTimeout: SMTP_TIMEOUT_MS,
  };
  const transport = nodemailer.createTransport({ url, ...timeouts });
  return async ({ recipient, subject, text }) => {
    await transport.sendMail({ from, to: recipient, subject, text });
  };
}

/** Whether letters leave the house, or are only kept. */
export function isMailSent(): boolean {
  return env().SMTP_URL !== undefined;
}

/** A page of ours as a link in a letter. */
export function appUrl(path: string): string {
  return new URL(path, env().APP_URL).href;
}
