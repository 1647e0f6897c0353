import { newId, randomText, unixNow } from "../ids";
import type { Charge, Refund } from "../objects";
import type { RefundCourse } from "./refund-endings";

function destination(charge: Charge): Refund["destination_details"] {
  if (charge.payment_method_details?.type === "upi") return { type: "upi" };
  const card = {
    reference: randomText(12).toUpperCase(),
    reference_status: "available",
    reference_type: "acquirer_reference_number",
    type: "refund",
  } as const;
  return { card, type: "card" };
}

type Asked = Pick<Refund, "amount" | "reason"> & { metadata: Record<string, string>; course: RefundCourse };

/** Money on its way back; one that takes its time starts out pending. */
export function newRefund(charge: Charge, { amount, reason, metadata, course }: Asked): Refund {
  return {
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: unixNow(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destination(charge),
    metadata,
    ...(course === "later" && { pending_reason: "processing" as const }),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: course === "later" ? "pending" : "succeeded",
    transfer_reversal: null,
  };
}
