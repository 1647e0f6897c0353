import { Hono } from "hono";
import { csrf } from "hono/csrf";
import type { Pool } from "pg";
import { resend } from "../webhooks/deliveries";
import { createChallengePages } from "./challenge";
import { overviewPage } from "./overview";

export type PageOptions = { pool: Pool; onEvents: () => void };

/** The pages for people, beside the API for programs. Forms are taken from these pages alone. */
export function createPages(options: PageOptions): Hono {
  const pages = new Hono();
  pages.use(csrf());
  pages.get("/", async (context) => context.html(await overviewPage(options.pool)));
  pages.post("/sandbox/events/:id/resend", async (context) => {
    await resend(options.pool, context.req.param("id"));
    options.onEvents();
    return context.redirect("/", 303);
  });
  pages.route("/sandbox/3ds", createChallengePages(options));
  return pages;
}
