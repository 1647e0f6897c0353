import { AsyncLocalStorage } from "node:async_hooks";
import type { Role } from "@/lib/domain/identity";
import type { Language } from "@/lib/domain/language/language";

type Person = { id: number; email: string; role: Role; language: Language | null };

const asking = new AsyncLocalStorage<{ person: Person | null }>();

/** Runs a log-in, and adds whose account the typed password opened, for several people may claim one address. */
export async function withPerson<T>(logIn: () => Promise<T>): Promise<{ answer: T; person: Person | null }> {
  const found: { person: Person | null } = { person: null };
  const answer = await asking.run(found, logIn);
  return { answer, person: found.person };
}

/** Says, inside a log-in, whose password was typed. */
export function letIn({ id, email, role, language }: Person): void {
  const found = asking.getStore();
  if (found) found.person = { id, email, role, language };
}
