"use server";

import { customerFlowAction } from "@/lib/access/action";
import { checkBillPayment } from "@/lib/features/gateway-reports/checks";
import { startPayment } from "./commands";
import { checkPaymentSchema, startPaymentSchema } from "./schema";

const rateLimit = { points: 60, seconds: 600 };

export const startPaymentAction = customerFlowAction("start-payment", startPaymentSchema, startPayment, {
  press: "repeatable",
  leavesPage: true,
  rateLimit,
});
export const checkBillPaymentAction = customerFlowAction(
  "check-bill-payment",
  checkPaymentSchema,
  checkBillPayment,
  {
    press: "repeatable",
    rateLimit,
  },
);
