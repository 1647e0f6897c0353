import { Hono, type Context } from "hono";
import { csrf } from "hono/csrf";
import { html } from "hono/html";
import { ApiError } from "../errors";
import { createActions } from "./actions";
import { createChallengePages } from "./challenge";
import { createControls } from "./controls";
import { customerPage, customersPage } from "./customers";
import { disputesPage } from "./disputes";
import { eventPage, eventsPage } from "./events";
import { faultsPage } from "./faults";
import { fromThisMachine } from "./guard";
import { page, type Html, type PageOptions } from "./layout";
import { paymentPage } from "./payment";
import { paymentsPage } from "./payments";
import { createUpiPages } from "./upi";
import { webhooksPage } from "./webhooks";

const notHere = page(
  "Not here",
  html`<p>The sandbox knows nothing of that name.</p>
    <p><a href="/">See the payments</a></p>`,
  true,
);

type Query = Record<string, string>;

function addDashboard(pages: Hono, options: PageOptions): void {
  const show = async (context: Context, content: Html | null | Promise<Html | null>) => {
    const found = await content;
    return found ? context.html(found) : context.html(notHere, 404);
  };
  const list = (path: string, listPage: (options: PageOptions, query: Query) => Promise<Html>) =>
    pages.get(path, (context) => show(context, listPage(options, context.req.query())));
  const detail = (path: string, detailPage: (options: PageOptions, id: string) => Promise<Html | null>) =>
    pages.get(path, (context) => show(context, detailPage(options, context.req.param("id") ?? "")));
  list("/", paymentsPage);
  list("/customers", customersPage);
  list("/disputes", disputesPage);
  list("/events", eventsPage);
  list("/webhooks", webhooksPage);
  detail("/payments/:id", paymentPage);
  detail("/customers/:id", customerPage);
  detail("/events/:id", eventPage);
  pages.get("/faults", (context) => context.html(faultsPage(options)));
}

/** The pages for people, beside the API for programs. Forms are accepted only from these pages. */
export function createPages(options: PageOptions): Hono {
  const pages = new Hono();
  for (const path of ["/sandbox/3ds/*", "/sandbox/upi/*"]) pages.use(path, csrf());
  pages.route("/sandbox/3ds", createChallengePages(options));
  pages.route("/sandbox/upi", createUpiPages(options));
  addDashboard(pages, options);
  // A payer may answer their bank from anywhere; these are for whoever is building the shop.
  pages.post("/sandbox/*", fromThisMachine);
  pages.route("/sandbox/control", createControls(options.faults));
  pages.route("/sandbox", createActions(options));
  // A list was asked to continue from an object that is no longer there.
  pages.onError((error, context) => {
    if (error instanceof ApiError) return context.html(notHere, 404);
    throw error;
  });
  return pages;
}
