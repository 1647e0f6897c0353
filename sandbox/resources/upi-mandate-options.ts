import { z } from "zod";
import { integer, text } from "../http/params";

/** ₹15,000, in paise: the most that a UPI app debits without asking its customer, and a mandate's default amount. */
export const UPI_DEBIT_MOST = 1_500_000;

/** The mandate for a customer's UPI app to register; anything not sent has its default. */
export const upiMandateOptions = z
  .strictObject({
    amount: integer(1, UPI_DEBIT_MOST).optional(),
    amount_type: z.enum(["fixed", "maximum"]).optional(),
    description: text().optional(),
    end_date: integer(0).optional(),
  })
  .transform((sent) => ({
    amount: sent.amount ?? UPI_DEBIT_MOST,
    amount_type: sent.amount_type ?? ("maximum" as const),
    description: sent.description ?? null,
    end_date: sent.end_date ?? null,
  }));
