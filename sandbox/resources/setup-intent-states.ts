import { badRequest, noSuch, type ApiError } from "../errors";
import type { Caller } from "../http/auth";
import type { Row, SetupIntent } from "../objects";
import type { Work } from "../store/work";

const OPEN: readonly SetupIntent["status"][] = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
];

/** What a publishable key gets to see of a setup intent. */
const PUBLIC_FIELDS = [
  "id",
  "object",
  "allowed_payment_method_types",
  "automatic_payment_methods",
  "cancellation_reason",
  "client_secret",
  "created",
  "description",
  "excluded_payment_method_types",
  "last_setup_error",
  "livemode",
  "next_action",
  "payment_method",
  "payment_method_configuration_details",
  "payment_method_types",
  "status",
  "usage",
] as const satisfies readonly (keyof SetupIntent)[];

export function visibleTo(caller: Caller, intent: SetupIntent): object {
  if (caller === "secret") return intent;
  return Object.fromEntries(PUBLIC_FIELDS.map((field) => [field, intent[field]]));
}

export function wrongState(message: string, intent: SetupIntent, caller: Caller): ApiError {
  return badRequest(message, {
    code: "setup_intent_unexpected_state",
    setup_intent: visibleTo(caller, intent),
  });
}

/** A setup intent can only change while it is open. */
export function requireOpen(
  verb: "confirm" | "cancel" | "update",
  intent: SetupIntent,
  caller: Caller,
): void {
  if (OPEN.includes(intent.status)) return;
  const participle = { confirm: "confirmed", cancel: "canceled", update: "updated" }[verb];
  const message = `You cannot ${verb} this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be ${participle}: ${OPEN.join(", ")}.`;
  throw wrongState(message, intent, caller);
}

/** The intent, locked. With a publishable key its client secret must match: that is the visitor's only right to it. */
export async function requireSetupIntent(
  work: Work,
  id: string,
  secret: string | undefined,
): Promise<Row<"setup_intent">> {
  const row = await work.get("setup_intent", id);
  if (!row) throw noSuch("setupintent", id, "intent", "path");
  if (secret !== undefined && secret !== row.data.client_secret) {
    const message =
      "The client_secret provided does not match the client_secret associated with the SetupIntent.";
    throw badRequest(message, { code: "setup_intent_invalid_parameter", param: "client_secret" });
  }
  return row;
}
