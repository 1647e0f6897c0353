import { CredentialsSignin } from "next-auth";
import type { GuestFlow } from "./action";
import { getViewer, landingOf, signIn, signOut } from "./auth";
import { speakAs } from "./language/choose-here";
import { asSystem } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { signUp } from "@/lib/features/accounts/commands";
import { accountOfId } from "@/lib/features/accounts/queries";
import { resetPassword } from "@/lib/features/accounts/recovery";
import type { LogInInput, ResetInput, SignUpInput } from "@/lib/features/accounts/schema";
import { closeSessionById } from "@/lib/features/accounts/sessions";
import { tellOfNewDevice, warnOfGuesses } from "@/lib/tries/warnings";
import { onceInFlow } from "@/lib/press/press";
import { knownDevice, rememberDevice } from "@/lib/tries/known-device";
import { withPerson } from "@/lib/tries/let-in";
import { forgetAllTries, takeLogInTry } from "@/lib/tries/log-in-budget";
import { CodeRefused, type CodeRefusal } from "@/lib/tries/require-code";
import { workFor } from "@/lib/tries/work";
import type { Route } from "@/lib/routes";

type Landing = { to: Route };
type LogInProof = { email: string; password: string; code?: string | undefined };
type ProofRefusal = "wrong-credentials" | CodeRefusal;
type LogInRefusal = ProofRefusal | "too-many-tries" | "work-needed";
/** `work-needed` comes with the work to do. */
type LogInAnswer = Result<Landing, LogInRefusal> & { fields?: { work: string } };

/**
 * Logs a person in and says which page to open. Only failed tries count: proving everything the account asks for clears them,
 * the right password alone does not. Whoever only claims the address clears nothing, for its tries are its owner's.
 */
export async function logIn(
  { address, now, names }: GuestFlow,
  { email, password, code, next, work }: LogInInput,
): Promise<LogInAnswer> {
  const who = { email, address, device: await knownDevice(email), work };
  const standing = await takeLogInTry(who);
  if (standing.kind === "wait") return refuse("too-many-tries");
  if (standing.kind === "work") {
    if (standing.isFirst) await warnOfGuesses({ system: asSystem }, email);
    return { ok: false, error: "work-needed", fields: { work: workFor(email, standing.triesTooMany) } };
  }
  const before = await getViewer();
  const proof = { email, password, code };
  const { answer: refusal, person } = await withPerson(() => whyNotProved(proof));
  if (person) names(person);
  if (refusal || !person) return refuse(refusal ?? "wrong-credentials");
  if (person.email.toLowerCase() === email) await standing.forget();
  if (before) await closeSessionById({ system: asSystem }, before.sessionId);
  await rememberDevice(person.email);
  await speakAs(person);
  if (!who.device) await tellOfNewDevice({ system: asSystem, now }, person.email);
  return ok({ to: landingOf(person.role, next) });
}

/** Chooses a new password by a mailed link; whoever could open it is let in from here, whatever was tried before. */
export async function resetAndForget(flow: GuestFlow, input: ResetInput) {
  const result = await resetPassword(flow, input);
  if (result.ok) {
    await forgetAllTries({ email: input.email, address: flow.address });
    await rememberDevice(input.email);
  }
  return result;
}

/** Opens an account and logs its owner in; also when they press again, as long as the password is still theirs. */
export async function signUpAndLogIn(flow: GuestFlow, input: SignUpInput) {
  const result = await onceInFlow(() => signUp(flow, input));
  if (!result.ok) return result;
  await letInNew(flow, result.value.userId, input.password);
  return ok({ to: landingOf("customer", input.next) });
}

/** Logs in whose account was just opened. */
export async function letInNew({ names }: GuestFlow, id: number, password: string): Promise<void> {
  names({ id });
  // by the account's own e-mail: the typed one is perhaps somebody's who has the same password
  const account = await asSystem((tx) => accountOfId(tx, id));
  if (!account || (await whyNotProved({ email: account.email, password }))) return;
  await rememberDevice(account.email);
  await speakAs(account);
}

/** Ends this device's session: the cookie goes, and its row with it. Does nothing for one that is over. */
export async function logOut(): Promise<Result<void, never>> {
  await signOut({ redirect: false });
  return ok(undefined);
}

/** Why this proof logs nobody in; if all is right, Auth.js makes the session and sets its cookie on this request's answer. */
export async function whyNotProved({ email, password, code }: LogInProof): Promise<ProofRefusal | null> {
  try {
    await signIn("credentials", { email, password, ...(code && { code }), redirect: false });
    return null;
  } catch (error) {
    if (error instanceof CodeRefused) return error.refusal;
    if (error instanceof CredentialsSignin) return "wrong-credentials";
    throw error;
  }
}
