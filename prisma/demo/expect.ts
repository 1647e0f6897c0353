import type { StaffRole, UserId } from "@/lib/domain/identity";
import type { Result } from "@/lib/domain/result";

export type Staff = { id: UserId; role: StaffRole };

/** The value of a command that has no reason to refuse here. @throws Error with the reason if it does. */
export function expectOk<T, E extends string>(result: Result<T, E>, what: string): T {
  if (!result.ok) throw new Error(`demo data: ${what} was refused: ${result.error}`);
  return result.value;
}
