"use server";

import { customerAction, staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { closeAccount, closeForCustomer, keepAccount, keepForCustomer, logOutCustomer } from "./closing";
import { forCustomerSchema, ownAccountSchema } from "./schema";

export const closeAccountAction = customerAction("close-account", ownAccountSchema, closeAccount, {
  isNoted: true,
});

export const keepAccountAction = customerAction("keep-account", ownAccountSchema, keepAccount, {
  isNoted: true,
});

export const closeForCustomerAction = staffFlowAction(
  "close-account-for-customer",
  ADMIN_ROLES,
  forCustomerSchema,
  closeForCustomer,
  { isNoted: true },
);

export const keepForCustomerAction = staffFlowAction(
  "keep-account-for-customer",
  ADMIN_ROLES,
  forCustomerSchema,
  keepForCustomer,
  { isNoted: true },
);

export const logOutCustomerAction = staffFlowAction(
  "end-customer-sessions",
  ADMIN_ROLES,
  forCustomerSchema,
  logOutCustomer,
  { isNoted: true },
);
