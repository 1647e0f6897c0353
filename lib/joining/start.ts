import type { GuestFlow } from "@/lib/access/action";
import { letInNew } from "@/lib/access/log-in";
import { customerId } from "@/lib/domain/identity";
import { ok } from "@/lib/domain/result";
import { openAccount, withHash } from "@/lib/features/accounts/commands";
import { subscribe } from "@/lib/features/subscriptions/commands";
import type { StartInput } from "@/lib/features/subscriptions/schema";
import { wholly } from "@/lib/press/wholly";
import type { Route } from "@/lib/routes";

/** Opens an account, takes a plan with it and logs its owner in: all of it, or nothing. */
export async function startAndLogIn(flow: GuestFlow, input: StartInput) {
  const { planId, startDate, endDate, weekdays, seenRate, ...typed } = input;
  const person = await withHash(typed);
  if (!person.ok) return person;
  const started = await wholly(flow.system, async (tx) => {
    const opened = await openAccount(tx, person.value, flow.now);
    if (!opened.ok) return opened;
    const { userId } = opened.value;
    const run = { planId, startDate, endDate, weekdays, seenRate };
    const taken = await subscribe({ tx, now: flow.now, customerId: customerId(userId) }, run);
    return taken.ok ? ok({ userId, subscriptionId: taken.value.subscriptionId }) : taken;
  });
  if (!started.ok) return started;
  const { userId, subscriptionId } = started.value;
  await letInNew(flow, userId, typed.password);
  const to: Route = `/dashboard?taken=${subscriptionId}`;
  return ok({ to });
}
