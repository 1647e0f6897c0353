"use server";

import { customerAction } from "@/lib/access/action";
import { forgetEstimates, keepEstimates } from "./commands";
import { forgetEstimatesSchema, keepEstimatesSchema } from "./schema";

export const keepEstimatesAction = customerAction("keep-estimates", keepEstimatesSchema, keepEstimates);
export const forgetEstimatesAction = customerAction(
  "forget-estimates",
  forgetEstimatesSchema,
  forgetEstimates,
);
