import { z } from "zod";
import { resetLinkSchema } from "@/lib/features/accounts/schema";
import { proofLinkSchema } from "@/lib/features/email-proof/schema";
import { invitationSchema } from "@/lib/features/staff/schema";

/** The page that a mailed link opens for somebody who is not logged in, and what the link carries. */
export const openLinkSchema = z.discriminatedUnion("page", [
  resetLinkSchema.extend({ page: z.literal("reset-password") }),
  invitationSchema.extend({ page: z.literal("join") }),
  proofLinkSchema.extend({ page: z.literal("change-email") }),
]);

export type OpenLinkInput = z.output<typeof openLinkSchema>;
