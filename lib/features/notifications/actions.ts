"use server";

import { staffAction } from "@/lib/action";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { sendAgainSchema } from "./schema";
import { sendAgain } from "./send-again";

export const sendLetterAgainAction = staffAction(
  "send-letter-again",
  ADMIN_ROLES,
  sendAgainSchema,
  sendAgain,
  {
    revalidate: ["/admin/outbox", "/admin/outbox/[mailId]"],
  },
);
