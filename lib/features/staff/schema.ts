import { z } from "zod";
import { ROLES } from "@/lib/domain/identity";
import { emailField, idField, mobileField, personNameField, reasonField } from "@/lib/fields";

const roleField = z.enum(ROLES).exclude(["customer"]);

/** Who gets an account from the machine: typed, and so read as everything that people type. */
export const staffSchema = z.object({
  role: roleField,
  email: emailField,
  phone: mobileField,
  fullname: personNameField,
});

export const staffRoleSchema = z.object({ userId: idField, role: roleField });

export const deactivateStaffSchema = z.object({ userId: idField, reason: reasonField });
