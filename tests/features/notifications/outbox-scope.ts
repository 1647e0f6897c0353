// Letters in the outbox, and a clock that a test moves.
import { asSystem } from "@/lib/db";
import { letters, queueMail } from "@/lib/post/mail";
import type { Outgoing, Post } from "@/lib/post/post";
import { at } from "../../support/make";

export const NOW = at("2026-11-20", "10:00");
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** What a sending run works with; its clock stands until `clock.now` is set. */
export function runAt(now = NOW) {
  const watch = { now };
  return { watch, scope: { system: asSystem, clock: () => watch.now } };
}

export function queue(recipient: string, now = NOW) {
  return asSystem((tx) => queueMail(tx, recipient, letters.passwordChanged({ name: "Meera" })), now);
}

export const outbox = () =>
  asSystem((tx) => tx.notification.findMany({ where: { channel: "email" }, orderBy: { id: "asc" } }));

/** Delivers nothing, remembers all; refuses what `refusal` names a fault for. */
export function postbox(
  refusal: (recipient: string) => Error | null = () => null,
): Post & { taken: Outgoing[] } {
  const taken: Outgoing[] = [];
  return {
    taken,
    check: async () => {},
    close: () => {},
    deliver: async (letter) => {
      const fault = refusal(letter.recipient);
      if (fault) throw fault;
      taken.push(letter);
    },
  };
}
