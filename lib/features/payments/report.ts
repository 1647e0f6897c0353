import type { Intent } from "@/lib/gateway/intents";

/**
 * What became of a report of the gateway. `set-aside`: its money waits for a person already. `sentence` is for the log
 * and holds no personal data.
 */
export type Settlement = {
  kind: "booked" | "failed" | "flagged" | "set-aside" | "unchanged";
  sentence: string;
};

export type Report = Pick<
  Intent,
  "id" | "state" | "amountReceived" | "currency" | "method" | "failureCode" | "metadata"
> &
  Partial<Pick<Intent, "card">>;
