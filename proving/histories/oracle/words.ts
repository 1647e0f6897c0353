/** What the gateway says about the money it took, gave back and had taken from it: what really happened. */
export type World = {
  intents: Map<string, Intent>;
  refunds: { id: string; status: string; amount: number; intentId: string; ours: number }[];
  disputes: { id: string; status: string; amount: number; intentId: string }[];
  deletedCustomers: string[];
};

export type Intent = {
  id: string;
  status: string;
  amount: number;
  received: number;
  /** Its last try failed. */
  hasFailed: boolean;
  billId: number;
  /** The attempt at the bill that the app made it for; null for one made by hand. */
  attempt: string | null;
  clientSecret: string;
};

type Line = { account: string; amount: number; billId: number | null };

/** One entry in the app's books, and what it says it is about. */
export type Entry = {
  id: number;
  kind: string;
  billId: number | null;
  paymentId: number | null;
  refundId: number | null;
  doorPaymentId: number | null;
  creditId: number | null;
  caseId: number | null;
  intentId: string | null;
  gatewayRefundId: string | null;
  /** A refund that wasn't made through the app. */
  isByHand: boolean;
  gatewayDisputeId: string | null;
  caseKind: string | null;
  reversesId: number | null;
  /** The bill's part of a late change. */
  correctionId: number | null;
  reason: string | null;
  lines: Line[];
};
