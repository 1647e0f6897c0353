import type { Mandate, Row, UpiMandate } from "../objects";
import { testCardOf } from "./test-cards";
import { UPI_DEBIT_MOST } from "./upi-mandate-options";

type Intent = Row<"payment_intent"> | Row<"setup_intent">;
type Method = Row<"payment_method">;

/** What a customer agrees to when their bank registers a mandate. */
export type Terms = {
  amount: number;
  amountType: string;
  currency: string;
  endDate: number | null;
  details: Mandate["payment_method_details"];
};

function isForLater({ data }: Intent, { data: { type } }: Method): boolean {
  if (data.object === "setup_intent") return data.usage === "off_session";
  const ofUpi = type === "upi" ? data.payment_method_options?.upi?.setup_future_usage : null;
  return (ofUpi ?? data.setup_future_usage) === "off_session";
}

function cardTerms({ data }: Intent): Terms | null {
  const options =
    data.object === "setup_intent"
      ? data.payment_method_options?.card?.mandate_options
      : withCurrency(data.payment_method_options?.card?.mandate_options, data.currency);
  if (!options) return null;
  const { amount, amount_type: amountType, currency, end_date: endDate } = options;
  const details = { card: { india: { inactive_reason: null } }, type: "card" };
  return { amount, amountType, currency, endDate, details };
}

function withCurrency<T extends object>(options: T | null | undefined, currency: string) {
  return options && { ...options, currency };
}

const BY_DEFAULT: UpiMandate = {
  amount: UPI_DEBIT_MOST,
  amount_type: "maximum",
  description: null,
  end_date: null,
};

function upiTerms(intent: Intent, method: Method): Terms {
  const upi = intent.hidden.upiMandate ?? method.hidden.upiMandate ?? BY_DEFAULT;
  const { amount, amount_type: amountType, end_date: endDate } = upi;
  return { amount, amountType, currency: "inr", endDate, details: { type: "upi", upi } };
}

/** What an intent asks its customer's bank to register; null when it asks for nothing, or the bank can't do it. */
export function termsOf(intent: Intent, method: Method): Terms | null {
  if (!isForLater(intent, method)) return null;
  if (method.data.type === "upi") return upiTerms(intent, method);
  return testCardOf(method)?.debit ? cardTerms(intent) : null;
}
