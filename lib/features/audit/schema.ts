import { z } from "zod";
import { dayRangeShape, searchField } from "@/lib/lists/list-filter";
import { pageKeySchema } from "@/lib/lists/paging";

/** What the audit log covers, in the order of the filter. */
export const AUDIT_ENTITIES = [
  "user",
  "subscription",
  "bill",
  "month",
  "payment",
  "case",
  "plan",
  "menu",
  "dish",
  "closure",
  "area",
  "slot",
  "settings",
  "letter",
] as const;

/** Every act that is recorded, in the order of the filter. */
export const AUDIT_ACTIONS = [
  "subscribe",
  "extend",
  "end-early",
  "remove-subscription",
  "pause-days",
  "resume-days",
  "skip-day",
  "unskip-day",
  "generate-bills",
  "recalculate-bill",
  "correct-bill",
  "leave-bill",
  "settle-case",
  "refund-payment",
  "give-credit",
  "take-back-credit",
  "take-door-payment",
  "counter-door-payment",
  "create-plan",
  "change-plan",
  "activate-plan",
  "deactivate-plan",
  "save-menus",
  "copy-menus",
  "change-dish",
  "merge-dishes",
  "add-closure",
  "remove-closure",
  "add-area",
  "add-slot",
  "change-slot",
  "save-settings",
  "send-letter-again",
  "leave-letter",
  "sign-up",
  "add-staff",
  "invite-staff",
  "invite-again",
  "join-staff",
  "choose-first-password",
  "set-staff-role",
  "deactivate-staff",
  "activate-staff",
  "end-staff-sessions",
  "give-first-password",
  "change-details",
  "change-address",
  "change-password",
  "send-proof-again",
  "ask-email-change",
  "prove-email",
  "agree-to-email",
  "keep-email",
  "change-email",
  "reset-password",
  "set-up-authenticator",
  "take-off-authenticator",
  "make-recovery-codes",
  "use-recovery-code",
  "add-passkey",
  "remove-passkey",
  "revoke-session",
  "revoke-sessions",
  "close-account",
  "keep-account",
  "end-customer-sessions",
  "erase-account",
  "export-data",
] as const;

export type AuditEntity = (typeof AUDIT_ENTITIES)[number];
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** The filters of the audit log; a value that can't be read counts as not given. */
export const auditFilterSchema = z.object({
  ...pageKeySchema.shape,
  ...dayRangeShape,
  entity: z.enum(AUDIT_ENTITIES).optional().catch(undefined),
  action: z.enum(AUDIT_ACTIONS).optional().catch(undefined),
  /** Part of a name or an e-mail; "system" for what runs automatically. */
  actor: searchField,
});

export type AuditFilter = z.output<typeof auditFilterSchema>;
