// What happens at the gateway without the app: by hand in its dashboard, or at banks.
import { deleteCustomer, payByHand, refundByHand } from "../browser";
import type { Play } from "../play";
import type { Step } from "../steps";

type ByHand = Extract<Step, { do: "pay by hand" }>;

export async function payStray(play: Play, { bill, part, means }: ByHand): Promise<void> {
  const billId = play.billId(bill);
  const amount = Math.max(100, Math.ceil(((play.books.bills.get(billId)?.amount ?? 0) * part) / 100));
  await payByHand(play.kitchen, { billId, customerId: play.customer.id, amount, means });
}

export async function refundStray(play: Play, which: number, part: number): Promise<void> {
  const { intents } = await play.world();
  const paid = [...intents.values()].filter(({ received }) => received > 0);
  const intent = paid[which % Math.max(1, paid.length)];
  if (intent) await refundByHand(play.kitchen, intent.id, Math.ceil((intent.received * part) / 100));
}

export async function endDispute(play: Play, which: number, isWon: boolean): Promise<void> {
  const { disputes } = await play.world();
  const dispute = disputes[which % Math.max(1, disputes.length)];
  if (dispute) await play.kitchen.sandbox.control.act(isWon ? "dispute-won" : "dispute-lost", dispute.id);
}

export async function endRefund(play: Play, which: number, arrives: boolean): Promise<void> {
  const { refunds } = await play.world();
  const refund = refunds[which % Math.max(1, refunds.length)];
  if (refund)
    await play.kitchen.sandbox.control.act(arrives ? "refund-succeeded" : "refund-failed", refund.id);
}

export async function deleteAtGateway(play: Play): Promise<void> {
  const { gatewayCustomerId } = await play.rows();
  if (gatewayCustomerId) await deleteCustomer(play.kitchen, gatewayCustomerId);
}
