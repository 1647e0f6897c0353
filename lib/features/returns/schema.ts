import { z } from "zod";
import { idField, paiseField, reasonField, seenPaiseField } from "@/lib/fields";

export const refundSchema = z.object({
  paymentId: idField,
  amount: paiseField,
  seen: seenPaiseField,
  destination: z.enum(["gateway", "credit"]),
  reason: reasonField,
});
