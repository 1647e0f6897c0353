import { ok, refuse, type Result } from "@/lib/domain/result";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { noteProof } from "@/lib/features/accounts/sessions";
import { passkeyToShow, personOfPasskey, type LogInOptions } from "@/lib/features/passkeys/commands";
import type { SystemFlow } from "@/lib/scope";
import type { PasskeyProof } from "./schema";

type Flow = SystemFlow & { user: { id: number; email: string; sessionId: number } };

/** Whoever is logged in proves by their password that it is still them; their session remembers when. */
export async function proveByPassword(
  flow: Flow,
  { currentPassword }: { currentPassword: string },
): Promise<Result<void, "password-wrong">> {
  const { email, id } = flow.user;
  const person = await verifyCredentials(flow, { email, password: currentPassword });
  if (person?.id !== id) return refuse("password-wrong");
  return ok(await noteProof(flow, flow.user));
}

/** What their device needs to prove it instead. */
export async function passkeyToProve(
  newChallenge: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Result<LogInOptions, never>> {
  return ok(await passkeyToShow(await newChallenge()));
}

/** The same by a passkey of theirs: another's proves nothing here. */
export async function proveByPasskey(
  flow: Flow,
  { response }: PasskeyProof,
  challenge: string | null,
): Promise<Result<void, "passkey-unknown">> {
  const person = await personOfPasskey(flow, response, challenge);
  if (person?.id !== flow.user.id) return refuse("passkey-unknown");
  return ok(await noteProof(flow, flow.user));
}
