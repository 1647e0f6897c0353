// People who sign up without proving their address yet, and what reaches their mailbox.
import { customerId } from "@/lib/domain/identity";
import { asSystem } from "@/lib/db";
import {
  answerEmailChange,
  changeEmail,
  proveEmail,
  sendProofAgain,
} from "@/lib/features/email-proof/commands";
import { deliverAt, linksTo } from "../accounts/reset";
import { GOOD_PASSWORD, NOW, scopeAt, signUpTyped } from "../accounts/sample";
import { carriedBy } from "@/tests/support/mailed-link";

const flowOf = (id: number, now: Date) => ({ ...scopeAt(now), customerId: customerId(id) });

/** An account that only claims its address. */
export async function claimant(email: string, password = GOOD_PASSWORD, now = NOW): Promise<number> {
  const result = await signUpTyped({ email, password }, now);
  if (!result.ok) throw new Error(result.error);
  return result.value.userId;
}

/** The secrets of the links that reach a mailbox. */
export async function tokensTo(email: string, now = NOW): Promise<string[]> {
  const links = await linksTo(email, now);
  return links.flatMap((link) => carriedBy(link).token ?? []);
}

/** The latest secret that reaches each of these mailboxes, all delivered at once. */
export async function tokensOf(mailboxes: readonly string[], now = NOW): Promise<string[]> {
  const letters = await deliverAt(now);
  return mailboxes.map((mailbox) => {
    const texts = letters.filter(({ recipient }) => recipient === mailbox).map(({ text }) => text);
    return /token=(\S+)/.exec(texts.at(-1) ?? "")?.[1] ?? "";
  });
}

export async function lastTokenTo(email: string, now = NOW): Promise<string> {
  const token = (await tokensTo(email, now)).at(-1);
  if (!token) throw new Error(`no link reached ${email}`);
  return token;
}

export const prove = (id: number, token: string, now = NOW) => proveEmail(flowOf(id, now), { token });

export const again = (id: number, now = NOW) => sendProofAgain(flowOf(id, now));

export const change = (id: number, email: string, currentPassword = GOOD_PASSWORD, now = NOW) =>
  changeEmail(flowOf(id, now), { email, currentPassword });

export const answer = (token: string, agrees: boolean, now = NOW) =>
  answerEmailChange({ ...scopeAt(now), names: () => {} }, { token, agrees });

export const kindsTo = async (recipient: string) =>
  (
    await asSystem((tx) =>
      tx.notification.findMany({ where: { channel: "email", recipient }, orderBy: { id: "asc" } }),
    )
  ).map(({ kind }) => kind);
