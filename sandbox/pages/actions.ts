import { Hono, type Context } from "hono";
import { html } from "hono/html";
import { act, type Act } from "../acts";
import { resend } from "../webhooks/queue";
import { page, type PageOptions } from "./layout";

const BUTTONS: Readonly<Record<string, Act>> = {
  "/payments/:id/authorise": "customer-authorised",
  "/payments/:id/fail": "customer-refused",
  "/refunds/:id/succeed": "refund-succeeded",
  "/refunds/:id/fail": "refund-failed",
  "/disputes/:id/win": "dispute-won",
  "/disputes/:id/lose": "dispute-lost",
};

/** The page of ours that the form names; never another site. */
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

/** What the pages' buttons do. */
export function createActions({ pool, onEvents }: PageOptions): Hono {
  const actions = new Hono();
  for (const [path, name] of Object.entries(BUTTONS)) {
    actions.post(path, async (context) => {
      const id = context.req.param("id") ?? "";
      if (!(await act(pool, name, id))) return context.html(tooLate, 409);
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
