import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { Means } from "../../histories/browser";
import { PASSWORD } from "../kitchen";
import { noteRefusal } from "../notes";
import { insist } from "../unanswered";
import { pressUntilHeard } from "../until-heard";
import type { Answer } from "../visitor";
import { look, openOf, type Scene } from "./person";

const startedSchema = z.object({ clientSecret: z.string() });

/** Nobody presses Pay more often than this for one bill. */
const MAX_TRIES = 30;
const BREATH_MS = 100;

export function logIn({ persistence, browser, customer }: Scene): Promise<void> {
  return insist(persistence, () => browser.logIn(customer.email, PASSWORD));
}

const payPage = (billId: number) => `/bills/${billId}/pay`;

/** Presses Pay with the amount on the page, which may have changed meanwhile. */
async function press(scene: Scene, billId: number): Promise<Answer> {
  for (;;) {
    const input = { billId, seen: await openOf(scene, billId) };
    const button = { action: "startPaymentAction", page: payPage(billId), input };
    const answer = await pressUntilHeard(scene, scene.browser, button);
    if (answer.ok || answer.error !== "changed-meanwhile") return answer;
  }
}

/** The client secret, or why there is nothing to pay now. */
async function begin(scene: Scene, billId: number): Promise<{ secret: string } | { refusal: string }> {
  const answer = await press(scene, billId);
  if (!answer.ok) {
    noteRefusal(scene.notes, billId, `Pay (${answer.error})`);
    return { refusal: answer.error };
  }
  return { secret: startedSchema.parse(answer.value).clientSecret };
}

async function isPaid(scene: Scene, billId: number): Promise<boolean> {
  const button = { action: "checkBillPaymentAction", page: payPage(billId), input: { billId } };
  const answer = await pressUntilHeard(scene, scene.browser, button);
  return answer.ok && answer.value === "paid";
}

/** The customer agrees at their bank, or in their UPI app. */
async function agree(scene: Scene, secret: string): Promise<void> {
  const [intentId = ""] = secret.split("_secret_");
  await insist(scene.persistence, () => scene.gateway.press(`/payments/${intentId}/authorise`));
}

/** Answers that leave nothing for the customer to do here. */
const OVER = ["already-paid", "under-review", "pay-at-door", "below-minimum"];

export type Paying = { tabs?: 1 | 2; before?: Means };

/**
 * Pays a bill as a person does: presses Pay, types the card, waits for the answer, and starts again if there was none.
 * `before` is a card that is tried first and declined. Returns why there was nothing to pay, or null once it is paid.
 */
export async function payOnline(
  scene: Scene,
  billId: number,
  means: Means,
  { tabs = 1, before }: Paying = {},
): Promise<string | null> {
  let card = before ?? means;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const begun = await Promise.all(Array.from({ length: tabs }, () => begin(scene, billId)));
    const refusals = begun.flatMap((one) => ("refusal" in one ? one.refusal : []));
    const over = refusals.find((refusal) => OVER.includes(refusal));
    if (over) return over;
    const secrets = begun.flatMap((one) => ("secret" in one ? one.secret : []));
    await Promise.all(
      secrets.map((secret) => insist(scene.persistence, () => scene.gateway.confirm(secret, card))),
    );
    if (card === "challenged" || card === "upi") for (const secret of secrets) await agree(scene, secret);
    card = means;
    if (await isPaid(scene, billId)) {
      scene.notes.mustBePaid.add(billId);
      return null;
    }
    await delay(BREATH_MS);
  }
  throw new Error(`bill ${billId} could not be paid in ${MAX_TRIES} tries`);
}

type Paid = { id: number; amount: number; intentId: string };

/** The payment that paid a bill, as the office sees it. */
export async function paymentOf(scene: Scene, billId: number): Promise<Paid> {
  const text = `select id, amount, stripe_payment_intent_id as "intentId" from payments
    where bill_id = $1 and status = 'succeeded'`;
  const [paid] = await look<Paid>(scene, text, [billId]);
  if (!paid) throw new Error(`bill ${billId} is paid by no payment`);
  return paid;
}
