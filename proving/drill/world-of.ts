import type { World } from "../histories/oracle/words";

/** What the gateway holds for just these bills. */
export function worldOf(world: World, billIds: readonly number[]): World {
  const intents = new Map([...world.intents].filter(([, { billId }]) => billIds.includes(billId)));
  const isOurs = ({ intentId }: { intentId: string }) => intents.has(intentId);
  return {
    intents,
    refunds: world.refunds.filter(isOurs),
    disputes: world.disputes.filter(isOurs),
    deletedCustomers: [],
  };
}
