import { createHash } from "node:crypto";
import { CredentialsSignin } from "next-auth";
import type { GuestFlow } from "./action";
import { getViewer, landingOf, signIn, signOut } from "./auth";
import { asSystem } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { signUp } from "@/lib/features/accounts/commands";
import { findAccount } from "@/lib/features/accounts/queries";
import type { LogInInput, SignUpInput } from "@/lib/features/accounts/schema";
import { closeSessionById } from "@/lib/features/accounts/sessions";
import { onceInFlow } from "@/lib/press/press";
import { forgetTries, takeTry } from "./rate-limit";
import type { Route } from "@/lib/routes";

// Guessing one account's password from one place, and from many places at once.
const FROM_HERE = { points: 10, seconds: 15 * 60 };
const FROM_ANYWHERE = { points: 100, seconds: 60 * 60 };

type Landing = { to: Route };
type LogInRefusal = "wrong-credentials" | "too-many-tries";

/** Logs a person in and says which page to open. Only failed tries count: the right password forgets them. */
export async function logIn(
  { address }: GuestFlow,
  { email, password, next }: LogInInput,
): Promise<Result<Landing, LogInRefusal>> {
  const here = digest(`${address} ${email}`);
  const anywhere = digest(email);
  const allowed =
    (await takeTry("log-in-here", here, FROM_HERE)) &&
    (await takeTry("log-in-anywhere", anywhere, FROM_ANYWHERE));
  if (!allowed) return refuse("too-many-tries");
  const before = await getViewer();
  if (!(await proves(email, password))) return refuse("wrong-credentials");
  await forgetTries("log-in-here", here, FROM_HERE);
  await forgetTries("log-in-anywhere", anywhere, FROM_ANYWHERE);
  if (before) await closeSessionById({ system: asSystem }, before.sessionId);
  const account = await asSystem((tx) => findAccount(tx, email));
  return account ? ok({ to: landingOf(account.role, next) }) : refuse("wrong-credentials");
}

/** Opens an account and logs its owner in: also whoever presses again, as far as the password is theirs still. */
export async function signUpAndLogIn(flow: GuestFlow, input: SignUpInput) {
  const result = await onceInFlow(() => signUp(flow, input));
  if (!result.ok) return result;
  await proves(input.email, input.password);
  return ok({ to: landingOf("customer", input.next) });
}

/** Ends this device's session: the cookie goes, and its row with it. Ending one that is over is nothing. */
export async function logOut(): Promise<Result<void, never>> {
  await signOut({ redirect: false });
  return ok(undefined);
}

// On the right password Auth.js makes the session and sets its cookie on this request's answer.
async function proves(email: string, password: string): Promise<boolean> {
  try {
    await signIn("credentials", { email, password, redirect: false });
    return true;
  } catch (error) {
    if (error instanceof CredentialsSignin) return false;
    throw error;
  }
}

// The limiter's table needs to tell addresses apart, not to know them.
function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
