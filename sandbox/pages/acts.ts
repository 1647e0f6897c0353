import { Hono } from "hono";
import { act, isAct } from "../acts";
import type { PageOptions } from "./layout";

/** `POST` with `act` and `id`, by the overview's buttons, browser tests and drills. */
export function createActs({ pool, onEvents }: PageOptions): Hono {
  const acts = new Hono();
  acts.post("/", async (context) => {
    const form = await context.req.parseBody();
    if (!isAct(form.act) || typeof form.id !== "string") return context.text("Unknown act\n", 400);
    if (!(await act(pool, form.act, form.id))) return context.text("Nothing to do there\n", 404);
    onEvents();
    return context.redirect("/", 303);
  });
  return acts;
}
