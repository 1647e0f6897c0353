import { CredentialsSignin } from "next-auth";
import type { GuestFlow } from "./action";
import { getViewer, landingOf, signIn } from "./auth";
import { speakAs } from "./language/choose-here";
import { asSystem } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { closeSessionById } from "@/lib/features/accounts/sessions";
import { passkeyToShow, type LogInOptions } from "@/lib/features/passkeys/commands";
import { ownerOfPasskey } from "@/lib/features/passkeys/queries";
import type { PasskeyLogInInput } from "@/lib/features/passkeys/schema";
import type { Route } from "@/lib/routes";
import { newChallenge } from "@/lib/tries/challenge";
import { knownDevice, rememberDevice } from "@/lib/tries/known-device";
import { tellOfNewDevice } from "@/lib/tries/warnings";

/** Asks the browser to look on its devices for a passkey. */
export async function passkeyOptions(): Promise<Result<LogInOptions, never>> {
  return ok(await passkeyToShow(await newChallenge("log-in")));
}

/** Logs in the holder of the passkey: the device has asked for a finger, a face or its PIN, so nothing else is needed. */
export async function logInByPasskey(
  { now, names }: GuestFlow,
  { response, next }: PasskeyLogInInput,
): Promise<Result<{ to: Route }, "passkey-unknown">> {
  const before = await getViewer();
  const owner = await asSystem((tx) => ownerOfPasskey(tx, response.id));
  if (owner) names(owner);
  if (!owner || !(await opens(response))) return refuse("passkey-unknown");
  if (before) await closeSessionById({ system: asSystem }, before.sessionId);
  const isKnown = await knownDevice(owner.email);
  await rememberDevice(owner.email);
  await speakAs(owner);
  if (!isKnown) await tellOfNewDevice({ system: asSystem, now }, owner.email);
  return ok({ to: landingOf(owner.role, next) });
}

async function opens(response: PasskeyLogInInput["response"]): Promise<boolean> {
  try {
    await signIn("passkey", { response: JSON.stringify(response), redirect: false });
    return true;
  } catch (error) {
    if (error instanceof CredentialsSignin) return false;
    throw error;
  }
}
