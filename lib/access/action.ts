import type { z } from "zod";
import { action, refuseNoted, type Action, type Options, type SchemaOf } from "./acting";
import { customerIdOf, staffOf, type Viewer } from "./auth";
import { asCustomer, asGuest, asStaff, asSystem } from "@/lib/db";
import type { CustomerId, StaffRole } from "@/lib/domain/identity";
import { isProofDue, isProofOld } from "@/lib/domain/log-in/proof";
import type { Result } from "@/lib/domain/result";
import type { Reason } from "@/lib/domain/stale";
import type { RateLimit } from "./rate-limit";
import { wholly } from "@/lib/press/wholly";
import type { CustomerScope, Run, StaffFlow, StaffScope, SystemFlow } from "@/lib/scope";

type CustomerFlow = SystemFlow & Run & { customerId: CustomerId; sessionId: number };
type UserFlow = SystemFlow & { user: Viewer };
/** `names`: says whose account it is about, which the system log then records. */
export type GuestFlow = SystemFlow & Run & { address: string; names: (who: { id: number }) => void };

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
    const { sessionId } = viewer;
    return command(
      {
        now,
        customerId,
        sessionId,
        run: (fn) => asCustomer(customerId, fn, now),
        system: (fn) => asSystem(fn, now),
      },
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
    // no refusal of theirs: the page asks, and presses again
    if (options.asksProof && isProofDue(viewer.role, viewer.provedAt, now))
      return { ok: false, error: "proof-needed" };
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
    // who owes a first password or a second step has just logged in, and can't prove anything before
    if (options.asksProof && !viewer.owes && isProofOld(viewer.provedAt, now))
      return { ok: false, error: "proof-needed" };
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
    (caller, input) => {
      const { now, address, names } = caller;
      return command(
        { now, address, names, run: (fn) => asGuest(fn, now), system: (fn) => asSystem(fn, now) },
        input,
      );
    },
  );
}
