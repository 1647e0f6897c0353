import type { Tx } from "@/lib/db";
import { queueLetters, type Words } from "@/lib/post/mail";

/** Queues a letter to each owner who can log in; returns how many. @param write its words, for somebody's name */
export async function queueLettersToOwners(tx: Tx, write: (fullname: string) => Words): Promise<number> {
  const owners = await tx.user.findMany({
    where: { role: "owner", deactivatedAt: null, anonymisedAt: null, invitedAt: null },
    select: { fullname: true, email: true },
    orderBy: { id: "asc" },
  });
  await queueLetters(
    tx,
    owners.map(({ fullname, email }) => ({ recipient: email, ...write(fullname) })),
  );
  return owners.length;
}
