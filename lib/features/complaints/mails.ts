import type { Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { appUrl, letters, queueMail } from "@/lib/post/mail";
import { creditReason } from "./words";

type Declined = { kind: string; day: PlainDate; sentence: string };

/** Tells a customer why a tiffin that they complained of is not credited. */
export async function sendDeclinedMail(
  tx: Tx,
  customerId: number,
  { kind, day, sentence }: Declined,
): Promise<void> {
  const { email, fullname, anonymisedAt } = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
  if (anonymisedAt) return;
  const values = { said: creditReason(kind, day), sentence, link: appUrl("/calendar") };
  await queueMail(tx, email, letters.complaintDeclined({ name: fullname, ...values }));
}
