import { formatInstant } from "@/lib/domain/business-time";
import { speaking } from "@/lib/speaking.mjs";
import { appUrl, letters, queueMail } from "@/lib/post/mail";
import type { SystemFlow } from "@/lib/scope";
import { findAccount } from "@/lib/features/accounts/queries";

/** Tells an account's owner that it was opened on a device which had never opened it before. */
export async function tellOfNewDevice(
  { system, now }: Pick<SystemFlow, "system" | "now">,
  email: string,
): Promise<void> {
  await system(async (tx) => {
    const account = await findAccount(tx, email);
    if (!account) return;
    const { fullname: name, email: recipient, language } = account;
    const letter = speaking(language, () =>
      letters.newDevice({ name, when: formatInstant(now), link: appUrl("/forgot-password") }),
    );
    await queueMail(tx, recipient, letter);
  });
}

/** Tells an account's owner that someone who knows its password is guessing at its codes. */
export async function warnOfCodes(
  { system }: Pick<SystemFlow, "system">,
  { fullname, email }: { fullname: string; email: string },
): Promise<void> {
  const values = { name: fullname, link: appUrl("/forgot-password") };
  await system((tx) => queueMail(tx, email, letters.codesGuessed(values)));
}

/** Tells an account's owner that others are trying its password. For an address without an account, nobody is told. */
export async function warnOfGuesses({ system }: Pick<SystemFlow, "system">, email: string): Promise<void> {
  await system(async (tx) => {
    const account = await findAccount(tx, email);
    if (!account) return;
    const values = { name: account.fullname, link: appUrl("/forgot-password") };
    const letter = speaking(account.language, () => letters.passwordGuessed(values));
    await queueMail(tx, account.email, letter);
  });
}
