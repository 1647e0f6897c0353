import { Hono } from "hono";
import { html } from "hono/html";
import { formatAmount } from "../money";
import { answerChallenge, openChallenge, returnAddress } from "../resources/challenges";
import { inTransaction } from "../store/database";
import { Work } from "../store/work";
import { page, type PageOptions } from "./layout";

const nothingOpen = page(
  "Nothing to confirm",
  html`<p>This payment is not waiting for you, or no longer. Go back to the shop to see how it stands.</p>`,
  true,
);

const youMayGo = page("Thank you", html`<p>You can close this page and go back to the shop.</p>`, true);

function challengePage(amount: string, description: string | null) {
  return page(
    "3D Secure test page",
    html`<p>Here the customer's bank would ask for a code before it pays <strong>${amount}</strong>.</p>
      <p class="note">${description ?? ""}</p>
      <form method="post" class="choices">
        <button name="answer" value="complete">Complete authentication</button>
        <button name="answer" value="fail">Fail authentication</button>
      </form>`,
    true,
  );
}

/** The bank's page of a card with 3-D Secure. Looking at it changes nothing. */
export function createChallengePages({ pool, onEvents }: PageOptions): Hono {
  const pages = new Hono();
  pages.get("/:intent/:challenge", async (context) => {
    const { intent: intentId, challenge } = context.req.param();
    const intent = await openChallenge(Work.reading(pool), intentId, challenge);
    if (!intent) return context.html(nothingOpen, 404);
    const { amount, currency, description } = intent.data;
    return context.html(challengePage(formatAmount(amount, currency), description));
  });
  pages.post("/:intent/:challenge", async (context) => {
    const { intent, challenge } = context.req.param();
    const { answer } = await context.req.parseBody();
    if (answer !== "complete" && answer !== "fail") return context.html(nothingOpen, 400);
    const answered = await inTransaction(pool, async (client) => {
      const work = Work.changing(client);
      const result = await answerChallenge(work, intent, challenge, answer);
      await work.flush();
      return result;
    });
    if (!answered) return context.html(nothingOpen, 404);
    onEvents();
    const address = returnAddress(answered);
    return address ? context.redirect(address, 303) : context.html(youMayGo);
  });
  return pages;
}
