import { z } from "zod";
import { text, unsettable } from "../http/params";
import { mandateOptions } from "./mandate-options";
import { upiMandateOptions } from "./upi-mandate-options";

const threeDSecure = z.enum(["any", "automatic", "challenge"]);

/** An intent's payment options for each kind of method. */
export const payingOptions = z.strictObject({
  card: z
    .strictObject({
      request_three_d_secure: threeDSecure.optional(),
      mandate_options: mandateOptions.optional(),
    })
    .optional(),
  upi: z
    .strictObject({
      mandate_options: upiMandateOptions.optional(),
      setup_future_usage: unsettable(z.enum(["off_session", "on_session"])).optional(),
    })
    .optional(),
});

/** A setup intent's saving options for each kind of method. */
export const savingOptions = z.strictObject({
  card: z
    .strictObject({
      request_three_d_secure: threeDSecure.optional(),
      mandate_options: mandateOptions.extend({ currency: text(3).toLowerCase() }).optional(),
    })
    .optional(),
  upi: z.strictObject({ mandate_options: upiMandateOptions.optional() }).optional(),
});
