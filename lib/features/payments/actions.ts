"use server";

import { customerFlowAction } from "@/lib/action";
import { checkBillPayment } from "./checks";
import { startPayment } from "./commands";
import { payBillSchema } from "./schema";

const rateLimit = { points: 60, seconds: 600 };

export const startPaymentAction = customerFlowAction("start-payment", payBillSchema, startPayment, {
  rateLimit,
});
export const checkBillPaymentAction = customerFlowAction(
  "check-bill-payment",
  payBillSchema,
  checkBillPayment,
  {
    rateLimit,
    revalidate: ["/bills", "/payments", "/dashboard"],
  },
);
