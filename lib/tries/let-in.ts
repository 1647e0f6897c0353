import { AsyncLocalStorage } from "node:async_hooks";
import type { Role } from "@/lib/domain/identity";

type Person = { id: number; email: string; role: Role };

const asking = new AsyncLocalStorage<{ person: Person | null }>();

/** Runs a log-in, and answers with whom the typed password opened, for several people may claim one address. */
export async function whoIsLetIn(logIn: () => Promise<void>): Promise<Person | null> {
  const found: { person: Person | null } = { person: null };
  await asking.run(found, logIn);
  return found.person;
}

/** Says, inside a log-in, whose password was typed. */
export function letIn({ id, email, role }: Person): void {
  const found = asking.getStore();
  if (found) found.person = { id, email, role };
}
