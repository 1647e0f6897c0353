import type { z } from "zod";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { checkNewPassword, type PasswordRefusal } from "@/lib/features/accounts/new-password";
import { hashPassword } from "@/lib/features/accounts/passwords";
import type { SystemFlow } from "@/lib/scope";
import type { staffSchema } from "./schema";

/** `hasFirstPassword`: somebody else chose or saw the password, so they choose their own before anything else. */
type NewStaff = z.output<typeof staffSchema> & { password: string; hasFirstPassword: boolean };

// Staff get no tiffin, but the document requires an address for every user: the kitchen's area stands in.
export const WORKPLACE = { addr1: "Kitchen", area: "Vashi", pincode: "400703" };

/** Opens a staff account: for whoever runs the server, since nobody can sign up as staff. */
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
