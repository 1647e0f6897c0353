import type { TestCard } from "../cards";
import { AUTHENTICATION_REQUIRED, MANDATE_CANCELED, NOT_APPROVED, type Decline } from "../declines";
import type { ErrorBody } from "../errors";
import type { Row } from "../objects";
import type { Settings } from "../settings";
import type { Work } from "../store/work";
import { openBankPage, type WayBack } from "./challenges";
import { waitForDebit } from "./india-debits";
import { asksForMandate, mandateFor, requireUpiMandate } from "./mandates";
import { requireOffered } from "./offered-types";
import { charge, decline } from "./outcomes";
import { testCardOf } from "./test-cards";
import { waitForUpi } from "./upi";

type Intent = Row<"payment_intent">;
type Method = Row<"payment_method">;
type Mandate = Row<"mandate"> | null;

export type AttemptOptions = WayBack & {
  offSession: boolean;
  errorOnRequiresAction: boolean;
  /** The mandate that the shop names. */
  mandate: string | undefined;
  settings: Settings;
};

type Step =
  | { kind: "charge" }
  | { kind: "challenge" }
  | { kind: "upi" }
  | { kind: "debit"; mandate: Row<"mandate"> }
  | { kind: "decline"; decline: Decline };

/** An off-session charge to an Indian card is an e-mandate's debit, or it is declined. */
function debitStep(card: TestCard, mandate: Mandate): Step {
  if (!card.debit || !mandate) return { kind: "decline", decline: NOT_APPROVED };
  if (mandate.data.status !== "active") return { kind: "decline", decline: MANDATE_CANCELED };
  return { kind: "debit", mandate };
}

function offSessionStep(card: TestCard | null, intent: Intent, method: Method, mandate: Mandate): Step {
  if (!card) return { kind: "debit", mandate: requireUpiMandate(intent, mandate) };
  if (card.country === "IN") return debitStep(card, mandate);
  const exempt = card.authenticate === "until set up" && method.hidden.setUp;
  if (card.authenticate === "never" || exempt) return { kind: "charge" };
  return { kind: "decline", decline: AUTHENTICATION_REQUIRED };
}

function onSessionStep(card: TestCard | null, intent: Intent, method: Method): Step {
  if (!card) return { kind: "upi" };
  const asked = intent.data.payment_method_options?.card?.request_three_d_secure ?? "automatic";
  const mustAuthenticate =
    card.authenticate !== "never" || asked !== "automatic" || asksForMandate(intent, method);
  return mustAuthenticate ? { kind: "challenge" } : { kind: "charge" };
}

/** Tries to take the money, as far as possible without the customer. Returns the caller's refusal, if any. */
export async function attempt(
  work: Work,
  intent: Intent,
  method: Method,
  options: AttemptOptions,
): Promise<ErrorBody | null> {
  requireOffered(intent.data, method.data);
  const card = testCardOf(method);
  const step = options.offSession
    ? offSessionStep(card, intent, method, await mandateFor(work, intent.data, method, options.mandate))
    : onSessionStep(card, intent, method);
  intent.data.payment_method = method.data.id;
  // of the confirmation before; this one has its own
  intent.data.last_payment_error = null;
  work.save(method);
  return take(work, intent, method, step, options);
}

function take(
  work: Work,
  intent: Intent,
  method: Method,
  step: Step,
  options: AttemptOptions,
): ErrorBody | null {
  const needsCustomer = step.kind === "challenge" || step.kind === "upi";
  if (needsCustomer && options.errorOnRequiresAction)
    return decline(work, intent, method, AUTHENTICATION_REQUIRED, null);
  switch (step.kind) {
    case "charge":
      return charge(work, intent, method, null);
    case "decline":
      return decline(work, intent, method, step.decline, null);
    case "debit":
      return waitForDebit(work, intent, step.mandate, options.settings);
    case "upi":
      return waitForUpi(work, intent, options);
    case "challenge":
      openBankPage(work, intent, options);
      return null;
    default:
      return step satisfies never;
  }
}
