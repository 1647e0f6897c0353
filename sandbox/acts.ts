import type { Pool } from "pg";
import { renewCard } from "./resources/card-updates";
import { answerForCustomer } from "./resources/customer-answers";
import { cancelMandate } from "./resources/mandates";
import { decideDispute } from "./resources/dispute-decisions";
import { failRefund, succeedRefund } from "./resources/refund-endings";
import { inTransaction } from "./store/database";
import { Work } from "./store/work";

/** What banks and their customers do, and no shop can ask for: each takes the id of what it is about. */
const ACTS = {
  "card-renewed": renewCard,
  "customer-authorised": (work: Work, id: string) => answerForCustomer(work, id, true),
  "customer-refused": (work: Work, id: string) => answerForCustomer(work, id, false),
  "dispute-won": (work: Work, id: string) => decideDispute(work, id, "won"),
  "dispute-lost": (work: Work, id: string) => decideDispute(work, id, "lost"),
  "mandate-canceled": cancelMandate,
  "refund-failed": failRefund,
  "refund-succeeded": succeedRefund,
} as const;

export type Act = keyof typeof ACTS;

/** Makes it happen, with its events; false when there is nothing, or no longer anything, that it could happen to. */
export function act(pool: Pool, name: Act, id: string): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const work = Work.changing(client);
    const done = await ACTS[name](work, id);
    await work.flush();
    return done;
  });
}
