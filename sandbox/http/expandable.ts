import { badRequest } from "../errors";

/** The fields of each object that may be expanded; each holds an id, or nothing yet. */
export const EXPANDABLE: Readonly<Record<string, readonly string[]>> = {
  payment_intent: [
    "application",
    "customer",
    "latest_charge",
    "on_behalf_of",
    "payment_method",
    "payment_record",
    "review",
    "source",
  ],
  charge: [
    "application",
    "application_fee",
    "balance_transaction",
    "customer",
    "failure_balance_transaction",
    "on_behalf_of",
    "payment_intent",
    "refunds",
    "review",
    "source_transfer",
    "transfer",
  ],
  customer: ["default_source", "test_clock"],
  mandate: ["payment_method"],
  refund: [
    "balance_transaction",
    "charge",
    "customer",
    "failure_balance_transaction",
    "payment_intent",
    "payment_method",
    "source_transfer_reversal",
    "transfer_reversal",
  ],
  setup_attempt: ["application", "customer", "on_behalf_of", "payment_method", "setup_intent"],
  setup_intent: [
    "application",
    "customer",
    "latest_attempt",
    "mandate",
    "on_behalf_of",
    "payment_method",
    "single_use_mandate",
  ],
  payment_method: ["customer"],
  balance_transaction: ["source"],
  dispute: ["charge", "payment_intent"],
};

/** The kinds of object behind a field; fields not named here lead to kinds that the sandbox doesn't have. */
const BEHIND: Readonly<Record<string, readonly string[]>> = {
  balance_transaction: ["balance_transaction"],
  charge: ["charge"],
  customer: ["customer"],
  failure_balance_transaction: ["balance_transaction"],
  latest_attempt: ["setup_attempt"],
  latest_charge: ["charge"],
  mandate: ["mandate"],
  payment_intent: ["payment_intent"],
  payment_method: ["payment_method"],
  refunds: ["list of refund"],
  setup_intent: ["setup_intent"],
  single_use_mandate: ["mandate"],
  source: ["charge", "dispute", "refund"],
};

const LIST_OF = "list of ";
const DEEPEST = 4;

export type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects in a field that holds one, or a list of them; ids don't count. */
export function objectsAt(value: unknown): Json[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** "payment_intent", or "list of payment_intent": a list's address ends in what it lists. */
function kindOf(body: Json): string {
  if (body.object !== "list") return String(body.object);
  return LIST_OF + String(body.url).replace(/^.*\/(\w+)s$/, "$1");
}

function kindsBehind(kind: string, field: string): readonly string[] | null {
  if (kind.startsWith(LIST_OF)) return field === "data" ? [kind.slice(LIST_OF.length)] : null;
  return EXPANDABLE[kind]?.includes(field) ? (BEHIND[field] ?? []) : null;
}

/**
 * Whether or not there is anything to fill in yet, a path must lead from one expandable field to the next. Throws an
 * ApiError for one that doesn't.
 */
export function requireExpandable(body: object, path: string): void {
  const fields = path.split(".");
  if (fields.length > DEEPEST)
    throw badRequest(`You cannot expand more than ${DEEPEST} levels of a property`, { param: "expand" });
  let kinds = objectsAt(body).map(kindOf);
  for (const field of fields) {
    const behind = kinds.map((kind) => kindsBehind(kind, field)).filter((found) => found !== null);
    if (behind.length === 0)
      throw badRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
    kinds = behind.flat();
  }
}
