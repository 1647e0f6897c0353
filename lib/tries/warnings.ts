import { formatInstant } from "@/lib/domain/business-time";
import { appUrl, letters, queueMail } from "@/lib/post/mail";
import type { SystemFlow } from "@/lib/scope";
import { findAccount } from "@/lib/features/accounts/queries";

/** Writes to whoever owns an account that it was opened on a device which never opened it before. */
export async function tellOfNewDevice(
  { system, now }: Pick<SystemFlow, "system" | "now">,
  email: string,
): Promise<void> {
  await system(async (tx) => {
    const account = await findAccount(tx, email);
    if (!account) return;
    const values = { name: account.fullname, when: formatInstant(now), link: appUrl("/forgot-password") };
    await queueMail(tx, account.email, letters.newDevice(values));
  });
}

/** Writes to whoever owns an account that somebody who knows its password guesses at its codes. */
export async function warnOfCodes(
  { system }: Pick<SystemFlow, "system">,
  { fullname, email }: { fullname: string; email: string },
): Promise<void> {
  const values = { name: fullname, link: appUrl("/forgot-password") };
  await system((tx) => queueMail(tx, email, letters.codesGuessed(values)));
}

/** Writes to whoever owns an account that others try its password. Of an address that has none nobody hears. */
export async function warnOfGuesses({ system }: Pick<SystemFlow, "system">, email: string): Promise<void> {
  await system(async (tx) => {
    const account = await findAccount(tx, email);
    if (!account) return;
    const values = { name: account.fullname, link: appUrl("/forgot-password") };
    await queueMail(tx, account.email, letters.passwordGuessed(values));
  });
}
