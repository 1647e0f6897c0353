import { z } from "zod";
import { idField, reasonField } from "@/lib/fields";

/** The account belongs to whoever presses. */
export const ownAccountSchema = z.object({});

/** The office's form; the reason says who asked, and how. */
export const forCustomerFormSchema = z.object({ reason: reasonField });
export const forCustomerSchema = forCustomerFormSchema.extend({ customerId: idField });

export type ForCustomerInput = z.output<typeof forCustomerSchema>;
