import type { Tx } from "@/lib/db";
import { languageOf } from "@/lib/domain/language/language";
import { queueLetters, type Words } from "@/lib/post/mail";
import { speaking } from "@/lib/speaking.mjs";

/** Queues a letter to each owner who can log in, in their language; returns how many. @param write its words, for somebody's name */
export async function queueLettersToOwners(tx: Tx, write: (fullname: string) => Words): Promise<number> {
  const owners = await tx.user.findMany({
    where: { role: "owner", deactivatedAt: null, anonymisedAt: null, invitedAt: null },
    select: { fullname: true, email: true, language: true },
    orderBy: { id: "asc" },
  });
  await queueLetters(
    tx,
    owners.map(({ fullname, email, language }) => ({
      recipient: email,
      ...speaking(languageOf(language), () => write(fullname)),
    })),
  );
  return owners.length;
}
