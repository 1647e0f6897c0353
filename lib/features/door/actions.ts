"use server";

import { staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES, COLLECTOR_ROLES } from "@/lib/domain/identity";
import { counterDoorPayment, takeDoorPayment } from "./door";
import { counterDoorPaymentSchema, doorPaymentSchema } from "./schema";

export const takeDoorPaymentAction = staffFlowAction(
  "take-door-payment",
  COLLECTOR_ROLES,
  doorPaymentSchema,
  takeDoorPayment,
  { asksProof: true },
);

export const counterDoorPaymentAction = staffFlowAction(
  "counter-door-payment",
  ADMIN_ROLES,
  counterDoorPaymentSchema,
  counterDoorPayment,
  { asksProof: true },
);
