import { Hono } from "hono";
import { z } from "zod";
import { FAULTS, type FaultPlan, type Faults } from "../faults/faults";

const SECOND = 1000;

/** A field left empty counts as not sent. */
function optional<T extends z.ZodType>(field: T) {
  return z.union([z.literal("").transform(() => undefined), field]).optional();
}

const failForm = z.object({
  fault: z.enum(FAULTS),
  /** "POST /v1/payment_intents/:id/confirm"; any request when empty. */
  request: optional(z.string().regex(/^(GET|POST|DELETE) \/v1\/[\w:/]+$/)),
  seconds: optional(z.coerce.number().min(0).max(120)),
  times: optional(z.coerce.number().int().min(1).max(1000)),
});

const downForm = z.object({ seconds: z.coerce.number().min(1).max(86_400) });

function planOf({ fault, request, seconds, times }: z.output<typeof failForm>): FaultPlan {
  const [method, path] = request?.split(" ") ?? [];
  return { fault, method, path, times, ms: seconds === undefined ? undefined : seconds * SECOND };
}

/** Faults requested from outside the process: by the page's forms, browser tests and drills. */
export function createControls(faults: Faults): Hono {
  const controls = new Hono();
  controls.post("/fail-next", async (context) => {
    const form = failForm.safeParse(await context.req.parseBody());
    if (!form.success) return context.text(`${z.prettifyError(form.error)}\n`, 400);
    faults.failNext(planOf(form.data));
    return context.redirect("/faults", 303);
  });
  controls.post("/down", async (context) => {
    const form = downForm.safeParse(await context.req.parseBody());
    if (!form.success) return context.text(`${z.prettifyError(form.error)}\n`, 400);
    faults.goDown(Date.now() + form.data.seconds * SECOND);
    return context.redirect("/faults", 303);
  });
  controls.post("/clear", (context) => {
    faults.clear();
    return context.redirect("/faults", 303);
  });
  return controls;
}
