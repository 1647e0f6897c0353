import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { resend } from "../webhooks/queue";
import { createChallengePages } from "./challenge";
import { createControls } from "./controls";
import { fromThisMachine } from "./guard";
import type { PageOptions } from "./layout";
import { overviewPage } from "./overview";
import { createUpiPages } from "./upi";

/** The pages for people, beside the API for programs. Forms are taken from these pages alone. */
export function createPages(options: PageOptions): Hono {
  const pages = new Hono();
  pages.use(csrf());
  pages.get("/", async (context) => context.html(await overviewPage(options.pool)));
  pages.use("/sandbox/control/*", fromThisMachine);
  pages.route("/sandbox/control", createControls(options.faults));
  pages.post("/sandbox/events/:id/resend", async (context) => {
    await resend(options.pool, context.req.param("id"));
    options.onEvents();
    return context.redirect("/", 303);
  });
  pages.route("/sandbox/3ds", createChallengePages(options));
  pages.route("/sandbox/upi", createUpiPages(options));
  return pages;
}
