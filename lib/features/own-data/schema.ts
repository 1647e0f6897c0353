import { z } from "zod";
import { idField, reasonField } from "@/lib/fields";

/** The account is that of who presses. */
export const ownAccountSchema = z.object({});

/** The form of the office; who asked, and how, is the reason. */
export const forCustomerFormSchema = z.object({ reason: reasonField });
export const forCustomerSchema = forCustomerFormSchema.extend({ customerId: idField });

export type ForCustomerInput = z.output<typeof forCustomerSchema>;
