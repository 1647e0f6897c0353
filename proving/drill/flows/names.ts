/** What a customer and the staff do with a bill: each flow is a small story of its own. */
export const FLOW_NAMES = [
  "pay",
  "pay after a decline",
  "pay in two tabs",
  "pay with the bank asking",
  "pay by UPI",
  "cash at the door",
  "a part at the door, the rest online",
  "online and at the door at once",
  "refund to the card",
  "refund by two admins at once",
  "refund that waits",
  "refund that fails",
  "refund to credit",
  "dispute",
] as const;

export type FlowName = (typeof FLOW_NAMES)[number];
