import { Hono } from "hono";
import { html } from "hono/html";
import { formatAmount } from "../money";
import {
  isPayment,
  openChallenge,
  returnAddress,
  type Answered,
  type AnyIntent,
} from "../resources/challenges";
import { isAskedByUpi } from "../resources/customer-answers";
import { inTransaction } from "../store/database";
import { Work } from "../store/work";
import { page, type Html, type PageOptions } from "./layout";

const nothingOpen = page(
  "Nothing to confirm",
  html`<p>This payment is not waiting for you, or no longer. Go back to the shop to see how it stands.</p>`,
  true,
);

const youMayGo = page("Thank you", html`<p>You can close this page and go back to the shop.</p>`, true);

/** A page on which a bank, not the shop, asks its customer to approve. */
export type AskingPage<C extends string> = {
  title: string;
  /** Says what would happen in real life; the last words come from `whatFor`. */
  explain: (whatFor: Html, path: string) => Html;
  /** The buttons: what each sends, and its label. */
  choices: readonly { value: C; words: string }[];
  /** Null when there was nothing to answer. */
  answer: (work: Work, intent: string, challenge: string, choice: C) => Promise<Answered | null>;
};

function whatFor(intent: AnyIntent): Html {
  if (!isPayment(intent))
    return isAskedByUpi(intent.data)
      ? html`agrees to later payments`
      : html`saves this card for later payments`;
  return html`pays <strong>${formatAmount(intent.data.amount, intent.data.currency)}</strong>`;
}

function show<C extends string>(asking: AskingPage<C>, intent: AnyIntent, path: string): Html {
  return page(
    asking.title,
    html`${asking.explain(whatFor(intent), path)}
      <p class="note">${intent.data.description ?? ""}</p>
      <form method="post" class="choices">
        ${asking.choices.map(
          ({ value, words }) => html`<button name="answer" value="${value}">${words}</button>`,
        )}
      </form>`,
    true,
  );
}

/** Viewing the page changes nothing; an answer is accepted once, and leads back to the shop. */
export function createAskingPages<C extends string>(
  asking: AskingPage<C>,
  { pool, onEvents }: PageOptions,
): Hono {
  const pages = new Hono();
  pages.get("/:intent/:challenge", async (context) => {
    const { intent: intentId, challenge } = context.req.param();
    const intent = await openChallenge(Work.reading(pool), intentId, challenge);
    return intent ? context.html(show(asking, intent, context.req.path)) : context.html(nothingOpen, 404);
  });
  pages.post("/:intent/:challenge", async (context) => {
    const { intent, challenge } = context.req.param();
    const { answer: pressed } = await context.req.parseBody();
    const choice = asking.choices.find(({ value }) => value === pressed)?.value;
    if (!choice) return context.html(nothingOpen, 400);
    const answered = await inTransaction(pool, async (client) => {
      const work = Work.changing(client);
      const result = await asking.answer(work, intent, challenge, choice);
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
