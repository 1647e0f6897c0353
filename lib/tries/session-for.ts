import { CredentialsSignin, type User } from "next-auth";
import { addressOf } from "@/lib/access/note";
import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import type { Account } from "@/lib/features/accounts/queries";
import { openSession, PasswordReplaced } from "@/lib/features/accounts/sessions";

/** Somebody who has just proved who they are, as Auth.js hands them on to their session. */
export function asUser(
  { id, fullname: name, email, password: restsOn }: Account,
  { headers }: Request,
): User {
  return {
    ...{ id: String(id), name, email, restsOn },
    ...{ userAgent: headers.get("user-agent"), ip: addressOf(headers) },
  };
}

/**
 * The token of a session for somebody whom Auth.js has just let in.
 * @throws CredentialsSignin if their password was replaced while they were being let in
 */
export async function sessionFor(user: User & { id: string }): Promise<string> {
  try {
    return await openSession({ system: asSystem, now: clockNow() }, user);
  } catch (error) {
    throw error instanceof PasswordReplaced ? new CredentialsSignin() : error;
  }
}
