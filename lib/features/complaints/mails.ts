import type { Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { languageOf } from "@/lib/domain/language/language";
import { speaking } from "@/lib/speaking.mjs";
import { appUrl, letters, queueMail } from "@/lib/post/mail";
import { creditReason } from "./words";

type Declined = { kind: string; day: PlainDate; sentence: string };

/** Tells a customer why a tiffin that they complained of is not credited. */
export async function sendDeclinedMail(
  tx: Tx,
  customerId: number,
  { kind, day, sentence }: Declined,
): Promise<void> {
  const person = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
  if (person.anonymisedAt) return;
  const letter = speaking(languageOf(person.language), () => {
    const values = { said: creditReason(kind, day), sentence, link: appUrl("/calendar") };
    return letters.complaintDeclined({ name: person.fullname, ...values });
  });
  await queueMail(tx, person.email, letter);
}
