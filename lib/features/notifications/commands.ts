import { LANES, type Outgoing, type Post } from "@/lib/post/post";
import { claimNext, endOverdue, isAnyDue, markFailed, markSent, markShown, noteTrouble } from "./claims";
import type { Transact } from "@/lib/scope";

type Scope = { system: Transact; clock: () => Date };
type Outcome = "sent" | "failed";
/** `trouble`: why no letter at all could leave. */
export type Sent = Record<Outcome, number> & { trouble: unknown };

/** The most letters in one run; the next run takes the rest. */
const RUN_LIMIT = 5_000;

/**
 * Hands the letters that are due to the mail server. Each is claimed, delivered and marked in separate steps, so that no
 * transaction waits for a mail server; if a worker dies in between, its letter goes to whoever finds the lease expired, and
 * only then may a letter leave twice. A letter that hangs holds up only its own lane. When nobody can talk to the server the
 * run ends, and its letters wait untouched. Without a post all of them do.
 */
export async function sendMails({ system, clock }: Scope, post: Post | null): Promise<Sent> {
  const sent: Sent = { sent: 0, failed: 0, trouble: null };
  await system((tx) => endOverdue(tx, clock()));
  if (!post || !(await system((tx) => isAnyDue(tx, clock())))) return sent;
  sent.trouble = await thrownBy(post.check);
  let left = RUN_LIMIT;
  const lane = async () => {
    while (sent.trouble === null && left-- > 0) {
      const outcome = await sendNext({ system, clock }, post);
      if (outcome === null) return;
      sent[outcome] += 1;
      if (outcome === "failed") sent.trouble ??= await thrownBy(post.check);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (sent.trouble !== null) await system((tx) => noteTrouble(tx, sent.trouble, clock()));
  return sent;
}

async function sendNext({ system, clock }: Scope, post: Post): Promise<Outcome | null> {
  const claim = await system((tx) => claimNext(tx, clock()));
  if (claim === null) return null;
  const fault = await thrownBy(() => post.deliver(claim));
  if (fault === null) await system((tx) => markSent(tx, claim, clock()));
  else await system((tx) => markFailed(tx, claim, fault, clock()));
  return fault === null ? "sent" : "failed";
}

/** For a machine without a mail server: shows letters with a link where they would be sent; all others wait. */
export async function showLinks({ system, clock }: Scope, show: (letter: Outgoing) => void): Promise<number> {
  await system((tx) => endOverdue(tx, clock()));
  for (let shown = 0; ; shown += 1) {
    const claim = await system((tx) => claimNext(tx, clock(), "links"));
    if (claim === null) return shown;
    show(claim);
    await system((tx) => markShown(tx, claim));
  }
}

/** What `fn` throws; null when it doesn't. */
async function thrownBy(fn: () => Promise<void>): Promise<unknown> {
  try {
    await fn();
    return null;
  } catch (fault) {
    return fault ?? new Error("nothing was said of why");
  }
}
