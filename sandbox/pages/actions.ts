import { Hono, type Context } from "hono";
import { html } from "hono/html";
import { answerChallenge } from "../resources/challenges";
import { decideDispute } from "../resources/dispute-decisions";
import { cancelMandate } from "../resources/mandates";
import { failRefund, succeedRefund } from "../resources/refund-endings";
import { answerUpi } from "../resources/upi";
import { inTransaction } from "../store/database";
import { Work } from "../store/work";
import { resend } from "../webhooks/queue";
import { page, type PageOptions } from "./layout";

/** Does what a button says; false when that had been done, or can't be any more. */
type Act = (work: Work, id: string) => Promise<boolean>;

/** In the customer's place, wherever it is that they are asked. */
async function answer(work: Work, id: string, passes: boolean): Promise<boolean> {
  const intent = await work.get("payment_intent", id);
  const challenge = intent?.hidden.challenge?.id;
  if (!intent || !challenge) return false;
  const isUpi = intent.data.next_action?.type === "upi_handle_redirect_or_display_qr_code";
  const answered = isUpi
    ? await answerUpi(work, id, challenge, passes ? "authorize" : "expire")
    : await answerChallenge(work, id, challenge, passes ? "complete" : "fail");
  return answered !== null;
}

const ACTS: Readonly<Record<string, Act>> = {
  "/payments/:id/authorise": (work, id) => answer(work, id, true),
  "/payments/:id/fail": (work, id) => answer(work, id, false),
  "/mandates/:id/cancel": cancelMandate,
  "/refunds/:id/succeed": succeedRefund,
  "/refunds/:id/fail": failRefund,
  "/disputes/:id/win": (work, id) => decideDispute(work, id, "won"),
  "/disputes/:id/lose": (work, id) => decideDispute(work, id, "lost"),
};

/** A page of ours that the form names, and no other site. */
async function wayBack(context: Context, otherwise: string): Promise<string> {
  const { back } = await context.req.parseBody();
  return typeof back === "string" && /^(\/[\w-]+)+$/.test(back) ? back : otherwise;
}

const tooLate = page(
  "Too late",
  html`<p>That can't be done any more: it has been done, or things have moved on.</p>
    <p><a href="/">See how the payments stand</a></p>`,
  true,
);

/** What the buttons of the pages do. */
export function createActions({ pool, onEvents }: PageOptions): Hono {
  const actions = new Hono();
  for (const [path, act] of Object.entries(ACTS)) {
    actions.post(path, async (context) => {
      const id = context.req.param("id") ?? "";
      const done = await inTransaction(pool, async (client) => {
        const work = Work.changing(client);
        const result = await act(work, id);
        await work.flush();
        return result;
      });
      if (!done) return context.html(tooLate, 409);
      onEvents();
      return context.redirect(await wayBack(context, `/payments/${id}`), 303);
    });
  }
  actions.post("/events/:id/resend", async (context) => {
    const { id } = context.req.param();
    await resend(pool, id);
    onEvents();
    return context.redirect(await wayBack(context, `/events/${id}`), 303);
  });
  return actions;
}
