import { paise } from "@/lib/domain/money";
import { refundPayment } from "@/lib/features/returns/refunds";
import type { Play } from "../play";
import { pressForms } from "../pressing";
import { formOf } from "./office";
import type { Step } from "../steps";

type Refund = Extract<Step, { do: "refund" }>;

/** One admin, or two at once, refund a payment: what their page showed as refundable still is, or they are told. */
export async function refund(play: Play, { which, part, to, admins, trouble }: Refund): Promise<void> {
  const paid = (await play.rows()).payments.filter(({ status }) => status === "succeeded");
  const payment = paid[which % Math.max(1, paid.length)];
  if (!payment) return;
  const seen = await refundable(play, payment.intentId);
  const amount = paise(Math.ceil((seen * part) / 100));
  if (amount === 0) return;
  const input = { paymentId: payment.id, amount, seen: paise(seen), destination: to, reason: "Spilt" };
  const form = formOf("refund-payment", input, ({ staff }) => refundPayment(staff, input));
  const answers = await pressForms(
    play,
    trouble,
    Array.from({ length: admins }, () => form),
  );
  const kind = to === "credit" ? "refund-to-credit" : "refund-requested";
  const heard = answers.filter((answer) => answer !== null);
  if (heard.length < admins) return play.expectEntry(kind, amount, null);
  const asked = heard.filter(({ ok }) => ok).length;
  // the gateway refuses what the payer has back from the bank already, of which we may not have heard: then the second asks again
  const given = heard.filter((answer) => answer.ok && answer.value.status !== "failed").length;
  if (given > 1 || (asked === 0 && !play.isCrowded))
    throw new Error(`of ${admins} admins, ${given} gave it back`);
  if (asked < 2) return play.expectEntry(kind, amount, { ok: asked > 0 });
  play.expect((fresh) => {
    const made = fresh.filter((entry) => entry.kind === kind && !entry.isByHand).length;
    return made === asked ? null : `${asked} asked, and ${made} entries were written: ${kind}`;
  });
}

/** According to the second bookkeeper: what is left of the payment, unless its payer contests it. */
async function refundable(play: Play, intentId: string): Promise<number> {
  const { disputes } = await play.world();
  const isContested = disputes.some(
    ({ id, intentId: contested }) =>
      contested === intentId && ["open", "lost"].includes(play.books.disputes.get(id) ?? ""),
  );
  return isContested ? 0 : Math.max(0, play.books.money.get(intentId)?.left ?? 0);
}
