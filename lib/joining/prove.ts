import { proveEmail } from "@/lib/features/email-proof/commands";
import { rememberDevice } from "@/lib/tries/known-device";

/** Proves an address; the device that has the account open is known under it from now on. */
export async function proveAndRemember(...given: Parameters<typeof proveEmail>) {
  const result = await proveEmail(...given);
  if (result.ok) await rememberDevice(result.value.email);
  return result;
}
