import type { Tx } from "@/lib/db";
import { customerId } from "@/lib/domain/identity";
import { languageOf } from "@/lib/domain/language/language";
import { USEFUL_MS } from "@/lib/domain/notices/push";
import { dayOfLink } from "@/lib/domain/notices/reminder";
import type { Push, PushDevice } from "@/lib/post/push";
import { pushText } from "@/lib/post/push-words";
import type { Transact } from "@/lib/scope";
import { speaking } from "@/lib/speaking.mjs";
import { signDayPass } from "./day-pass";
import {
  claimMessage,
  endMessages,
  markMessageFailed,
  markMessageSent,
  markNowhere,
  type MessageClaim,
} from "./message-claims";

type Scope = { system: Transact; clock: () => Date };
export type MessagesSent = { sent: number; failed: number };

/** The most messages in one run; the next run takes the rest. */
const RUN_LIMIT = 5_000;
const LANES = 4;

/**
 * Pushes what is due. As with letters each message is claimed, delivered and marked in steps of their own; a worker that dies between
 * leaves a lease, and what then comes twice has the same tag, under which a browser shows it once.
 */
export async function sendPushes({ system, clock }: Scope, push: Push): Promise<MessagesSent> {
  const done: MessagesSent = { sent: 0, failed: 0 };
  await system((tx) => endMessages(tx, ["push"], clock()));
  let left = RUN_LIMIT;
  const lane = async () => {
    while (left-- > 0) {
      const claim = await system((tx) => claimMessage(tx, ["push"], clock()));
      if (claim === null) return;
      done[(await pushOne({ system, clock }, push, claim)) ? "sent" : "failed"] += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return done;
}

/** It has arrived once one of a person's browsers has it; one that is gone is forgotten. */
async function pushOne({ system, clock }: Scope, push: Push, claim: MessageClaim): Promise<boolean> {
  const devices = await system((tx) => devicesOf(tx, claim.userId));
  let fault: unknown = null;
  let taken = 0;
  for (const device of devices) {
    try {
      if ((await push(device, messageOf(claim, clock()))) === "taken") taken += 1;
      else await system((tx) => tx.pushDevice.deleteMany({ where: { id: device.id } }));
    } catch (thrown) {
      fault = thrown;
    }
  }
  await system((tx) => {
    if (taken > 0) return markMessageSent(tx, claim, clock());
    return fault === null ? markNowhere(tx, claim) : markMessageFailed(tx, claim, fault, clock());
  });
  return taken > 0;
}

function devicesOf(tx: Tx, userId: number): Promise<PushDevice[]> {
  const select = { id: true, endpoint: true, p256dh: true, auth: true } as const;
  return tx.pushDevice.findMany({ where: { userId }, select, orderBy: { id: "asc" } });
}

function messageOf({ id, userId, subject, link, expiresAt, language }: MessageClaim, now: Date) {
  const day = dayOfLink(link);
  const tag = `notice-${id}`;
  const shown = { title: subject, link: link ?? "/notifications", tag };
  const pass = day ? { pass: signDayPass({ customerId: customerId(userId), day }) } : {};
  const left = expiresAt ? expiresAt.getTime() - now.getTime() : USEFUL_MS;
  return {
    text: speaking(languageOf(language), () => pushText({ ...shown, ...pass })),
    tag,
    seconds: Math.max(0, Math.floor(Math.min(left, USEFUL_MS) / 1000)),
    isUrgent: day !== null,
  };
}
