// Forgetful people, and the links that reach them.
import { asSystem } from "@/lib/db";
import { requestReset, resetPassword } from "@/lib/features/accounts/recovery";
import { sendMails } from "@/lib/features/notifications/commands";
import type { Outgoing } from "@/lib/post/post";
import { postbox, runAt } from "../notifications/outbox-scope";
import { NOW, openAccount, scopeAt } from "./sample";
import { carriedBy } from "@/tests/support/mailed-link";

export const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
export const request = (email: string, now = NOW) => requestReset(scopeAt(now), { email });
export const mailsTo = (recipient: string) =>
  asSystem((tx) =>
    tx.notification.findMany({ where: { channel: "email", recipient }, orderBy: { id: "asc" } }),
  );

/** Lets what waits leave at `now`; answers the texts as they left. */
export async function deliverAt(now: Date): Promise<Outgoing[]> {
  const { scope } = runAt(now);
  const post = postbox();
  await sendMails(scope, post);
  return post.taken;
}

export async function linksTo(email: string, now = NOW): Promise<URL[]> {
  const letters = (await deliverAt(now)).filter(({ recipient }) => recipient === email);
  return letters.flatMap(({ text }) => text.match(/http\S+/) ?? []).map((link) => new URL(link));
}

export async function lastLink(email: string, now = NOW): Promise<URL> {
  const link = (await linksTo(email, now)).at(-1);
  if (!link) throw new Error("no link was mailed");
  return link;
}

export async function reset(link: URL, password: string, now = minutesLater(5), phone = "") {
  const { token = "", email = "" } = carriedBy(link);
  return resetPassword(scopeAt(now), { token, email, password, phone });
}

export async function forgetful(email: string) {
  const id = await openAccount(email);
  await request(email);
  return { id, link: await lastLink(email) };
}
