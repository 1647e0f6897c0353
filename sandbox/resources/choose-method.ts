import { badRequest } from "../errors";
import type { Caller } from "../http/auth";
import type { PaymentIntent, Row, SetupIntent } from "../objects";
import type { Work } from "../store/work";
import { newPaymentMethod, type PaymentMethodData } from "./payment-method-data";
import { refuseSpent, requirePaymentMethod } from "./payment-methods";

type Intent = Pick<PaymentIntent | SetupIntent, "object" | "customer" | "payment_method">;
type Chosen = { payment_method?: string; payment_method_data?: PaymentMethodData };

function requireOwner(intent: Intent, { data }: Row<"payment_method">): void {
  const owner = data.customer;
  if (!owner || owner === intent.customer) return;
  const noun = intent.object === "payment_intent" ? "PaymentIntent" : "SetupIntent";
  const message = intent.customer
    ? `The provided PaymentMethod cannot be used with this Customer. It belongs to a different Customer.`
    : `The payment method \`${data.id}\` belongs to the customer \`${owner}\`. Please include the customer in the \`customer\` parameter on the ${noun}.`;
  throw badRequest(message, { param: "payment_method" });
}

/** The method to pay with or to save: sent now, or already on the intent; null when there is neither. */
export async function chooseMethod(
  work: Work,
  intent: Intent,
  sent: Chosen,
  caller: Caller,
): Promise<Row<"payment_method"> | null> {
  if (sent.payment_method_data) return newPaymentMethod(sent.payment_method_data, caller);
  const id = sent.payment_method ?? intent.payment_method;
  if (!id) return null;
  const row = await requirePaymentMethod(work, id, "body");
  refuseSpent(row);
  requireOwner(intent, row);
  return row;
}
