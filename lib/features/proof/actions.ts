"use server";

import { staffFlowAction } from "@/lib/access/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { ok } from "@/lib/domain/result";
import { checkBooks } from "./check";
import { checkBooksSchema } from "./schema";

/** A check asks the gateway for its whole list. */
const rateLimit = { points: 20, seconds: 600 };

/** Returns how many differences there are, and whether the gateway could be asked; the page shows the rest. */
export const checkBooksAction = staffFlowAction(
  "check-books",
  ADMIN_ROLES,
  checkBooksSchema,
  async (flow) => {
    const { isComplete, differences } = await checkBooks(flow);
    return ok({ isComplete, differences: differences.length });
  },
  { press: "repeatable", rateLimit },
);
