import { z } from "zod";
import { PAYMENT_STATUSES } from "@/lib/domain/payment";

const id = z.coerce.number().int().positive().max(2_147_483_647);

export const payBillSchema = z.object({ billId: id });

/** What the staff's list of payments is narrowed by; a value that can't be read counts as not given. */
export const paymentSearchSchema = z.object({
  status: z.enum(PAYMENT_STATUSES).optional().catch(undefined),
  query: z.string().trim().max(100).optional().catch(undefined),
  cursor: id.optional().catch(undefined),
});

export type PaymentSearch = z.output<typeof paymentSearchSchema>;
