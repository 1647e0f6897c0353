import { z } from "zod";
import { ROLES } from "@/lib/domain/identity";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { emailField, mobileField, nameField } from "@/lib/fields";
import { checkNewPassword, type PasswordRefusal } from "./new-password";
import { hashPassword } from "./passwords";
import type { SystemFlow } from "@/lib/scope";

type NewStaff = z.output<typeof staffSchema> & { password: string };

/** Who is to get an account: typed, and so read as everything that people type. */
export const staffSchema = z.object({
  role: z.enum(ROLES).exclude(["customer"]),
  email: emailField,
  phone: mobileField,
  fullname: nameField(100, "fullname", "fullname"),
});

// Staff get no tiffin, but the document wants an address of every user: the kitchen's area stands in.
const WORKPLACE = { addr1: "Kitchen", area: "Vashi", pincode: "400703" };

/** Opens an account for staff: for whoever runs the server, since nobody can sign up as staff. */
export async function addStaff(
  { system }: Pick<SystemFlow, "system">,
  { password, ...person }: NewStaff,
): Promise<Result<{ userId: number }, PasswordRefusal | "email-taken">> {
  const allowed = checkNewPassword(password, person);
  if (!allowed.ok) return allowed;
  const hash = await hashPassword(password);
  return system(async (tx) => {
    const data = [{ ...person, ...WORKPLACE, password: hash }];
    const [user] = await tx.user.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
    if (!user) return refuse("email-taken");
    const after = { role: person.role };
    const about = { entity: "user", entityId: user.id, accountId: user.id } as const;
    await audit(tx, { actor: "system", action: "add-staff", ...about, after });
    return ok({ userId: user.id });
  });
}
