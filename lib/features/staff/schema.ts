import { z } from "zod";
import { ROLES } from "@/lib/domain/identity";
import {
  emailOrNoneField,
  idField,
  mobileField,
  mobileOrNoneField,
  ownEmailField,
  personNameField,
  reasonField,
  secretField,
} from "@/lib/fields";
import { newPassword } from "@/lib/features/accounts/schema";
import { versionSchema } from "@/lib/version-field";

const roleField = z.enum(ROLES).exclude(["customer"]);

/** An account made from the machine: the input is typed, and so read like everything that people type. */
export const staffSchema = z.object({
  role: roleField,
  email: ownEmailField,
  phone: mobileField,
  fullname: personNameField,
});

export const staffRoleSchema = z.object({ userId: idField, role: roleField });

export const deactivateStaffSchema = z.object({ userId: idField, reason: reasonField });

/** Someone the office invites: by e-mail, or by a link that is passed on. */
export const inviteSchema = z
  .object({
    fullname: personNameField,
    email: emailOrNoneField,
    phone: mobileOrNoneField,
    role: roleField,
  })
  .refine(({ email, phone }) => email !== "" || phone !== "", { path: ["email"], error: "email-or-phone" });

export const staffIdSchema = z.object({ userId: idField });

export const changeStaffRoleSchema = staffRoleSchema.extend({ version: versionSchema });

export const staffWayInSchema = deactivateStaffSchema.extend({ version: versionSchema });

/** What the link of an invitation carries. */
export const invitationSchema = z.object({ token: secretField(100) });

export const joinSchema = invitationSchema.extend({ password: newPassword });

export const firstPasswordSchema = z.object({ password: newPassword });

export type InviteInput = z.output<typeof inviteSchema>;
export type JoinInput = z.output<typeof joinSchema>;
