import type { Tx } from "@/lib/db";
import type { Deliver } from "@/lib/mail";

type Scope = { system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>; now: Date };
type Unsent = { id: number; recipient: string; subject: string; text: string };

// A letter older than this is no news any more (and a link in it is long void): it stays in the outbox.
const MAX_AGE_MS = 24 * 60 * 60 * 1000;
const MAX_ERROR = 500;

/**
 * Hands waiting letters to the mail server, oldest first, each tried once a run. A letter is locked while it is under
 * way, so two workers never send one twice. Without a server (`deliver` null) all of them stay in the outbox.
 */
export async function sendMails(
  { system, now }: Scope,
  deliver: Deliver | null,
): Promise<{ sent: number; failed: number }> {
  const done = { sent: 0, failed: 0 };
  if (!deliver) return done;
  const since = new Date(now.getTime() - MAX_AGE_MS);
  let last = 0;
  for (;;) {
    const tried = await system((tx) => sendNext(tx, { after: last, since, now }, deliver));
    if (!tried) return done;
    last = tried.id;
    done[tried.outcome] += 1;
  }
}

async function sendNext(
  tx: Tx,
  { after, since, now }: { after: number; since: Date; now: Date },
  deliver: Deliver,
) {
  const [mail] = await tx.$queryRaw<Unsent[]>`
    SELECT id, recipient, subject, text FROM mails
    WHERE sent_at IS NULL AND id > ${after} AND created_at > ${since}
    ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
  if (!mail) return null;
  const error = await tryToDeliver(mail, deliver);
  const data = error === null ? { sentAt: now, error: null } : { error };
  await tx.mail.updateMany({ where: { id: mail.id }, data });
  return { id: mail.id, outcome: error === null ? ("sent" as const) : ("failed" as const) };
}

async function tryToDeliver({ recipient, subject, text }: Unsent, deliver: Deliver): Promise<string | null> {
  try {
    await deliver({ recipient, subject, text });
    return null;
  } catch (fault) {
    return String(fault).slice(0, MAX_ERROR);
  }
}
