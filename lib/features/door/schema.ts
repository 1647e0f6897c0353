import { z } from "zod";
import { figuresField, idField, paiseField, reasonField, seenPaiseField } from "@/lib/fields";

export const doorPaymentSchema = z
  .object({
    billId: idField,
    amount: paiseField,
    method: z.enum(["cash", "upi"]),
    // in groups of four digits or without a space, it is the same transaction
    reference: figuresField.max(50, "too-long").transform((text) => text || null),
    seen: seenPaiseField,
  })
  .refine(({ method, reference }) => method === "cash" || reference !== null, {
    path: ["reference"],
    message: "upi-reference",
  });

export const counterDoorPaymentSchema = z.object({ doorPaymentId: idField, reason: reasonField });
