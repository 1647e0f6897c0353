"use server";

import { customerFlowAction, staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES, COLLECTOR_ROLES } from "@/lib/domain/identity";
import { checkBillPayment } from "@/lib/features/gateway-reports/checks";
import { startPayment } from "./commands";
import { giveCredit, takeBackCredit } from "@/lib/features/credits/credits";
import { counterDoorPayment, takeDoorPayment } from "@/lib/features/door/door";
import { refundPayment } from "@/lib/features/returns/refunds";
import {
  checkPaymentSchema,
  counterDoorPaymentSchema,
  doorPaymentSchema,
  giveCreditSchema,
  refundSchema,
  settleFlagSchema,
  startPaymentSchema,
  takeBackCreditSchema,
} from "./schema";
import { settleFlag } from "@/lib/features/odd-cases/settle-flag";

const rateLimit = { points: 60, seconds: 600 };

export const startPaymentAction = customerFlowAction("start-payment", startPaymentSchema, startPayment, {
  press: "repeatable",
  rateLimit,
});
export const checkBillPaymentAction = customerFlowAction(
  "check-bill-payment",
  checkPaymentSchema,
  checkBillPayment,
  {
    press: "repeatable",
    rateLimit,
    revalidate: ["/bills", "/payments", "/dashboard"],
  },
);

/** Where staff see money: all of it is read anew once some has moved. */
const office = {
  revalidate: [
    "/admin",
    "/admin/payments",
    "/admin/books",
    "/admin/bills",
    "/admin/bills/[id]",
    "/admin/customers/[id]",
    "/admin/collect",
    "/admin/deliveries",
  ],
};

export const settleFlagAction = staffFlowAction(
  "settle-flag",
  ADMIN_ROLES,
  settleFlagSchema,
  settleFlag,
  office,
);
export const refundPaymentAction = staffFlowAction(
  "refund-payment",
  ADMIN_ROLES,
  refundSchema,
  refundPayment,
  office,
);
export const giveCreditAction = staffFlowAction(
  "give-credit",
  ADMIN_ROLES,
  giveCreditSchema,
  giveCredit,
  office,
);
export const takeBackCreditAction = staffFlowAction(
  "take-back-credit",
  ADMIN_ROLES,
  takeBackCreditSchema,
  takeBackCredit,
  office,
);
export const takeDoorPaymentAction = staffFlowAction(
  "take-door-payment",
  COLLECTOR_ROLES,
  doorPaymentSchema,
  takeDoorPayment,
  office,
);
export const counterDoorPaymentAction = staffFlowAction(
  "counter-door-payment",
  ADMIN_ROLES,
  counterDoorPaymentSchema,
  counterDoorPayment,
  office,
);
