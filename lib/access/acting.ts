import { refresh } from "next/cache";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ActionResult, CommonError } from "./action-result";
import { getViewer, type Owed, type Viewer } from "./auth";
import { clockNow } from "@/lib/clock";
import { toBusinessDate } from "@/lib/domain/business-time";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Result } from "@/lib/domain/result";
import { isStale, type Reason } from "@/lib/domain/stale";
import { isFieldError } from "@/lib/answers/field-error";
import { issueKey } from "@/lib/answers/issue-key";
import { ownerOfPressKey } from "@/lib/answers/press-key";
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
import { addressOf, note, noteOutcome, type Who } from "./note";
import { takeTry, type RateLimit } from "./rate-limit";
import { SOMEBODY_WAITS, withPatience } from "@/lib/gateway/patience";

/** A schema, or a function of the business's today, for one that reads days typed as "5 Dec". */
export type SchemaOf<S> = S | ((today: PlainDate) => S);

export type Options = {
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
  /**
   * Whoever has not proved lately who they are is asked to first: the office for money, staff, settings and lists of people,
   * everybody for who is logged in on their account.
   */
  asksProof?: true;
  /** It serves this duty, which someone owes before anything else. */
  isOwed?: Owed;
};
/** `key`: the press's, made by the form; the same key again returns what the first press did. */
export type Action<V, E extends string> = (input: unknown, key?: string) => Promise<ActionResult<V, E>>;
type Caller = {
  viewer: Viewer | null;
  now: Date;
  address: string;
  /** Whose account it turned out to be about, for the system log. */
  names: (who: NonNullable<Who>) => void;
};
type Act<S extends z.ZodType, V, E extends string> = (
  caller: Caller,
  input: z.output<S>,
) => Promise<Result<V, E | CommonError>>;

/** What every action has in common: counted, parsed, done once, logged; what it throws becomes an answer. */
export function action<S extends z.ZodType, V, E extends Reason>(
  name: string,
  schema: SchemaOf<S>,
  options: Options,
  run: Act<S, V, E>,
): Action<V, E> {
  return async (input, key) => {
    const sent = await headers();
    return withRequestId(sent.get("x-request-id") ?? "none", async () => {
      let press: Press | undefined;
      const about: { viewer: Viewer | null; named: Who } = { viewer: null, named: null };
      const names = (who: Who) => void (about.named = who);
      try {
        about.viewer = await getViewer();
        if (isOfAnother(key, about.viewer)) {
          refresh();
          return await refuseNoted(name, about.viewer, "other-account");
        }
        const caller = { viewer: about.viewer, now: clockNow(), address: addressOf(sent), names };
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
        if (options.isNoted)
          await noteOutcome(name, { ...about, ...(options.isOfGuest && { typed: parsed.data }) }, result);
        // the current state comes with the answer: after a change, and for a page that was out of date
        if (result.ok ? !options.leavesPage : isStale(result.error)) refresh();
        return result;
      } catch (fault) {
        unstable_rethrow(fault); // a redirect or a 404 on its way is no fault
        return recover<V, E>({ name, press, who: about.named ?? about.viewer }, options, fault);
      }
    });
  };
}

/** Whether the page that sent this was somebody else's: in another tab, another person has logged in since. */
function isOfAnother(key: unknown, viewer: Viewer | null): boolean {
  const owner = ownerOfPressKey(key);
  return viewer !== null && owner !== null && owner !== viewer.id;
}

/** A refusal that stands in the system log. */
export async function refuseNoted<E extends CommonError>(
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
  { name, press, who }: { name: string; press: Press | undefined; who: Who },
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
  await note({ operation: name, category: "api", who, reference });
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
