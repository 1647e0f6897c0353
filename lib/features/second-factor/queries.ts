import { encodeQR } from "qr";
import { generateURI } from "otplib";
import type { Tx } from "@/lib/db";
import type { UserId } from "@/lib/domain/identity";
import { openSecret } from "./seal";

/** What goes into an app: as a picture, whose dark squares `path` draws on a grid of `size`, and as text to type. */
export type Enrolment = { path: string; size: number; typed: string };

export type SecondFactor =
  { kind: "off"; enrolment: Enrolment | null } | { kind: "on"; since: Date; codesLeft: number };

/** Whether an account asks for a code besides the password. */
export async function hasAuthenticator(tx: Tx, userId: number): Promise<boolean> {
  return (await tx.authenticator.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

/** How someone proves more than a password, and what an app needs that is being set up. */
export async function getSecondFactor(
  tx: Tx,
  { id, email }: { id: UserId; email: string },
): Promise<SecondFactor> {
  const select = { sealedSecret: true, confirmedAt: true };
  const row = await tx.authenticator.findUnique({ where: { userId: id }, select });
  if (row?.confirmedAt) {
    const codesLeft = await tx.recoveryCode.count({ where: { userId: id, usedAt: null } });
    return { kind: "on", since: row.confirmedAt, codesLeft };
  }
  const opened = row && openSecret(id, row.sealedSecret);
  return { kind: "off", enrolment: opened ? await enrolmentOf(tx, opened.secret, email) : null };
}

async function enrolmentOf(tx: Tx, secret: string, email: string): Promise<Enrolment> {
  const { kitchenName } = await tx.settings.findUniqueOrThrow({
    where: { id: 1 },
    select: { kitchenName: true },
  });
  const rows = encodeQR(generateURI({ issuer: kitchenName, label: email, secret }), "raw", { border: 4 });
  const path = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return { path, size: rows.length, typed: (secret.match(/.{1,4}/g) ?? []).join(" ") };
}
