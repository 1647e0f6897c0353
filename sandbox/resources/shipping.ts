import { z } from "zod";
import { text } from "../http/params";
import type { PaymentIntent } from "../objects";

export const shipping = z.strictObject({
  address: z.strictObject({
    city: text().optional(),
    country: text(2).optional(),
    line1: text().optional(),
    line2: text().optional(),
    postal_code: text().optional(),
    state: text().optional(),
  }),
  name: text(),
  phone: text().optional(),
  carrier: text().optional(),
  tracking_number: text().optional(),
});

/** As an answer shows it: anything not sent appears as null. */
export function fullShipping(sent: z.output<typeof shipping>): NonNullable<PaymentIntent["shipping"]> {
  const blank = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  const { carrier = null, phone = null, tracking_number = null } = sent;
  return { address: { ...blank, ...sent.address }, carrier, name: sent.name, phone, tracking_number };
}
