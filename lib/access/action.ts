import { refresh } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ActionResult, CommonError } from "./action-result";
import { customerIdOf, getViewer, staffOf, type Owed, type Viewer } from "./auth";
import { clockNow } from "@/lib/clock";
import { asCustomer, asGuest, asStaff, asSystem } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import type { CustomerId, StaffRole } from "@/lib/domain/identity";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Result } from "@/lib/domain/result";
import { isStale, type Reason } from "@/lib/domain/stale";
import { isFieldError } from "@/lib/answers/field-error";
import { issueKey } from "@/lib/answers/issue-key";
import { log, logFault, withRequestId } from "@/lib/log";
import {
  afterFault,
  duringPress,
  ONCE,
  PressNotOurs,
  pressOf,
  PressUnderWay,
  PressWithdrawn,
  type Press,
  type PressWay,
} from "@/lib/press/press";
import { networkOf } from "@/lib/tries/network";
import { addressOf, note, noteOutcome } from "./note";
import { takeTry, type RateLimit } from "./rate-limit";
import { SOMEBODY_WAITS, withPatience } from "@/lib/gateway/patience";
import { wholly } from "@/lib/press/wholly";
import type { CustomerScope, Run, StaffFlow, StaffScope, SystemFlow } from "@/lib/scope";

type CustomerFlow = SystemFlow & Run & { customerId: CustomerId };
type UserFlow = SystemFlow & { user: Viewer };
export type GuestFlow = SystemFlow & Run & { address: string };

/** A schema, or a function of the business's today, for one that reads days typed as "5 Dec". */
type SchemaOf<S> = S | ((today: PlainDate) => S);

type Options = {
  rateLimit?: RateLimit;
  /**
   * How a press counts as one act. `flow`: claimed first, then kept by the command in the transaction that decides.
   * `repeatable`: may be done any number of times, so whoever gets no answer does it again. `own`: the command does it.
   */
  press?: PressWay;
  isOfGuest?: boolean;
  /** It affects who may get in, so its outcome goes to the system log, as those of guests and users always do. */
  isNoted?: true;
  /** It changes nothing that its page shows, so the page is not read again. */
  leavesPage?: true;
  /** It serves this duty, which someone owes before anything else. */
  isOwed?: Owed;
};
/** `key`: the press's, made by the form; the same key again returns what the first press did. */
type Action<V, E extends string> = (input: unknown, key?: string) => Promise<ActionResult<V, E>>;
type Caller = { viewer: Viewer | null; now: Date; address: string };
type Act<S extends z.ZodType, V, E extends string> = (
  caller: Caller,
  input: z.output<S>,
) => Promise<Result<V, E | CommonError>>;

/** A customer's action: the command runs in one transaction as that customer, which is undone if it refuses. */
export function customerAction<S extends z.ZodType, V, E extends Reason = never>(
  name: string,
  schema: SchemaOf<S>,
  command: (scope: CustomerScope, input: z.output<S>) => Promise<Result<V, E>>,
  options: Options = {},
): Action<V, E> {
  return customerFlowAction(
    name,
    schema,
    (flow, input) => wholly(flow.run, (tx) => command({ ...flow, tx }, input)),
    { ...options, press: "transaction" },
  );
}

/** A customer's action whose command opens its own transactions. */
export function customerFlowAction<S extends z.ZodType, V, E extends Reason = never>(
  name: string,
  schema: SchemaOf<S>,
  command: (flow: CustomerFlow, input: z.output<S>) => Promise<Result<V, E>>,
  options: Options = {},
): Action<V, E> {
  return action<S, V, E>(name, schema, options, async ({ viewer, now }, input) => {
    if (!viewer) return { ok: false, error: "signed-out" };
    const customerId = customerIdOf(viewer);
    if (!customerId) return refuseNoted(name, viewer, "not-found");
    return command(
      { now, customerId, run: (fn) => asCustomer(customerId, fn, now), system: (fn) => asSystem(fn, now) },
      input,
    );
  });
}

/** An action of staff with one of `roles`, in one transaction that is undone if the command refuses. */
export function staffAction<S extends z.ZodType, V, E extends Reason = never>(
  name: string,
  roles: readonly StaffRole[],
  schema: SchemaOf<S>,
  command: (scope: StaffScope, input: z.output<S>) => Promise<Result<V, E>>,
  options: Options = {},
): Action<V, E> {
  return staffFlowAction(
    name,
    roles,
    schema,
    (flow, input) => wholly(flow.run, (tx) => command({ ...flow, tx }, input)),
    { ...options, press: "transaction" },
  );
}

/** An action of staff whose command opens its own transactions. */
export function staffFlowAction<S extends z.ZodType, V, E extends Reason = never>(
  name: string,
  roles: readonly StaffRole[],
  schema: SchemaOf<S>,
  command: (flow: StaffFlow & Run, input: z.output<S>) => Promise<Result<V, E>>,
  options: Options = {},
): Action<V, E> {
  return action<S, V, E>(name, schema, options, async ({ viewer, now }, input) => {
    if (!viewer) return { ok: false, error: "signed-out" };
    if (viewer.owes) return refuseNoted(name, viewer, viewer.owes);
    const staff = staffOf(viewer, roles);
    if (!staff) return refuseNoted(name, viewer, "not-found");
    return command(
      { now, staff, run: (fn) => asStaff(staff, fn, now), system: (fn) => asSystem(fn, now) },
      input,
    );
  });
}

/** An action of anyone logged in, on their own account: password and sessions. */
export function userFlowAction<S extends z.ZodType, V, E extends Reason = never>(
  name: string,
  schema: SchemaOf<S>,
  command: (flow: UserFlow, input: z.output<S>) => Promise<Result<V, E>>,
  options: Options = {},
): Action<V, E> {
  return action<S, V, E>(name, schema, { ...options, isNoted: true }, async ({ viewer, now }, input) => {
    if (!viewer) return { ok: false, error: "signed-out" };
    if (viewer.owes && options.isOwed !== viewer.owes) return { ok: false, error: viewer.owes };
    return command({ now, user: viewer, system: (fn) => asSystem(fn, now) }, input);
  });
}

/** An action that needs no session: sign-up, log-in, a forgotten password. Always with a rate limit of its own. */
export function guestAction<S extends z.ZodType, V, E extends Reason = never>(
  name: string,
  schema: SchemaOf<S>,
  command: (flow: GuestFlow, input: z.output<S>) => Promise<Result<V, E>>,
  options: Options & { rateLimit: RateLimit },
): Action<V, E> {
  return action<S, V, E>(
    name,
    schema,
    { ...options, isOfGuest: true, leavesPage: true, isNoted: true },
    ({ now, address }, input) =>
      command({ now, address, run: (fn) => asGuest(fn, now), system: (fn) => asSystem(fn, now) }, input),
  );
}

function action<S extends z.ZodType, V, E extends Reason>(
  name: string,
  schema: SchemaOf<S>,
  options: Options,
  run: Act<S, V, E>,
): Action<V, E> {
  return async (input, key) => {
    const sent = await headers();
    return withRequestId(sent.get("x-request-id") ?? "none", async () => {
      let press: Press | undefined;
      try {
        const caller = { viewer: await getViewer(), now: clockNow(), address: addressOf(sent) };
        const who = caller.viewer ? `user ${caller.viewer.id}` : networkOf(caller.address);
        if (!(await takeTry(name, who, options.rateLimit)))
          return await refuseNoted(name, caller.viewer, "rate-limited");
        const parsed = schemaAt(schema, caller.now).safeParse(input);
        if (!parsed.success) return { ok: false, error: "invalid", fields: fieldErrors(parsed.error) };
        const userId = options.isOfGuest ? null : (caller.viewer?.id ?? null);
        press = await pressOf(key, { action: name, userId, input: parsed.data });
        const act = () => run(caller, parsed.data);
        const result = await withPatience(SOMEBODY_WAITS, () =>
          duringPress(press, () => ONCE[options.press ?? "flow"](act)),
        );
        if (options.isNoted) await noteOutcome(name, caller.viewer, parsed.data, result);
        // the current state comes with the answer: after a change, and for a page that was out of date
        if (result.ok ? !options.leavesPage : isStale(result.error)) refresh();
        return result;
      } catch (fault) {
        unstable_rethrow(fault); // a redirect or a 404 on its way is no fault
        return recover<V, E>(name, press, options, fault);
      }
    });
  };
}

async function refuseNoted<E extends CommonError>(
  operation: string,
  who: Viewer | null,
  error: E,
): Promise<{ ok: false; error: E }> {
  await note({ operation, who, refused: error === "not-found" ? `not for the role ${who?.role}` : error });
  return { ok: false, error };
}

function schemaAt<S>(schema: SchemaOf<S>, now: Date): S {
  return isDated(schema) ? schema(toBusinessDate(now)) : schema;
}

function isDated<S>(schema: SchemaOf<S>): schema is (today: PlainDate) => S {
  return typeof schema === "function";
}

/**
 * What was done before a fault stays done: its outcome is the answer.
 * @throws when it can't be told now; the page then asks by its key
 */
async function recover<V, E extends string>(
  name: string,
  press: Press | undefined,
  { press: way, leavesPage }: Options,
  fault: unknown,
): Promise<ActionResult<V, E>> {
  if (fault instanceof PressUnderWay) throw fault;
  if (fault instanceof PressWithdrawn) return { ok: false, error: "withdrawn" };
  if (fault instanceof PressNotOurs) {
    log.warn({ where: name, reason: "press-not-ours" }, "refused");
    return { ok: false, error: "invalid" };
  }
  const reference = logFault(name, fault);
  await note({ operation: name, category: "api", who: null, reference });
  const done = press ? await afterFault<V>(press) : null;
  if (done === null) return { ok: false, error: "unexpected", reference };
  if (way === "own") throw fault;
  if (!leavesPage) refresh();
  return done;
}

/** The first error of each field, as a key of errors.json: a schema's own message is such a key, zod's own words are not. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".");
    fields[field] ??= isFieldError(issue.message) ? issue.message : issueKey(issue);
  }
  return fields;
}
