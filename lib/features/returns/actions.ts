"use server";

import { staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { refundPayment } from "./refunds";
import { refundSchema } from "./schema";

export const refundPaymentAction = staffFlowAction(
  "refund-payment",
  ADMIN_ROLES,
  refundSchema,
  refundPayment,
  { asksProof: true },
);
