import type { Tx } from "@/lib/db";
import { parseRole, type Role } from "@/lib/domain/identity";

type Account = { id: number; fullname: string; email: string; role: Role; password: string };

/** The account of an e-mail address in any spelling, with its password hash (system transactions only); never an erased one. */
export async function findAccount(tx: Tx, email: string): Promise<Account | null> {
  const rows = await tx.$queryRaw<{ id: number; fullname: string; email: string; role: string; password: string }[]>`
    SELECT id, fullname, email, role, password FROM users
    WHERE lower(email) = lower(${email}) AND anonymised_at IS NULL`;
  const [row] = rows;
  return row ? { ...row, role: parseRole(row.role) } : null;
}
