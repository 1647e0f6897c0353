import { newId, unixNow } from "../ids";
import type { BalanceTransaction, Charge } from "../objects";
import type { Work } from "../store/work";

/** Stripe's fee in India for a domestic card: 2 %, plus 18 % GST on the fee. */
const FEE_PERCENT = 2;
const TAX_PERCENT = 18;

const SETTLES_AFTER_DAYS = 2;

function feeOf(
  amount: number,
  currency: string,
): { fee: number; fee_details: BalanceTransaction["fee_details"] } {
  const price = Math.round((amount * FEE_PERCENT) / 100);
  const tax = Math.round((price * TAX_PERCENT) / 100);
  const part = { application: null, currency };
  return {
    fee: price + tax,
    fee_details: [
      { ...part, amount: price, description: "Stripe processing fees", type: "stripe_fee" },
      { ...part, amount: tax, description: "GST", type: "tax" },
    ],
  };
}

type Movement = {
  amount: number;
  currency: string;
  source: string;
  type: "charge" | "refund" | "refund_failure" | "adjustment";
};

/** Money moved on the account's balance; outgoing money is negative and doesn't return the fee. */
export function addBalanceTransaction(
  work: Work,
  { amount, currency, source, type }: Movement,
): BalanceTransaction {
  const created = unixNow();
  const { fee, fee_details } = type === "charge" ? feeOf(amount, currency) : { fee: 0, fee_details: [] };
  const data: BalanceTransaction = {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: created + SETTLES_AFTER_DAYS * 86_400,
    balance_type: "payments",
    created,
    currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details,
    net: amount - fee,
    reporting_category: type === "adjustment" ? "dispute" : type,
    source,
    status: "pending",
    type,
  };
  work.save({ data, hidden: {} });
  return data;
}

/** Books a captured charge on the balance. */
export function settleCharge(work: Work, charge: Charge): void {
  const { id: source, amount_captured: amount, currency } = charge;
  charge.balance_transaction = addBalanceTransaction(work, { amount, currency, source, type: "charge" }).id;
  work.save({ data: charge, hidden: {} });
}
