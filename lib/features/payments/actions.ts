"use server";

import { customerFlowAction, staffAction } from "@/lib/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { checkBillPayment } from "./checks";
import { startPayment } from "./commands";
import { settleFlag } from "./flags";
import { payBillSchema, settleFlagSchema } from "./schema";

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
export const settleFlagAction = staffAction("settle-flag", ADMIN_ROLES, settleFlagSchema, settleFlag, {
  revalidate: ["/admin", "/admin/payments", "/admin/bills/[id]", "/admin/customers/[id]"],
});
