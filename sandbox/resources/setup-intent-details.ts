import { badRequest } from "../errors";
import { newId, randomText, unixNow } from "../ids";
import type { Row, SetupIntent } from "../objects";
import type { Settings } from "../settings";
import type { Work } from "../store/work";
import { requireCustomer } from "./customers";
import { shownMandateOptions } from "./mandate-options";
import { mergeMetadata } from "./metadata";
import { savedTypes } from "./offered-types";
import type { CreateParams, UpdateParams } from "./setup-intent-params";

export function newSetupIntent(sent: CreateParams, settings: Settings): Row<"setup_intent"> {
  const id = newId("seti");
  const named = sent.allowed_payment_method_types ?? null;
  const automatic = sent.automatic_payment_methods ?? (named ? null : { enabled: true });
  const data: SetupIntent = {
    id,
    object: "setup_intent",
    allowed_payment_method_types: named,
    application: null,
    automatic_payment_methods: automatic && { allow_redirects: "always", ...automatic },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: unixNow(),
    customer: null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: cardOptions({}) },
    payment_method_types: ["card"],
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: sent.usage ?? "off_session",
  };
  data.payment_method_types = savedTypes(data, settings);
  return { data, hidden: { challenge: null } };
}

type Options = NonNullable<UpdateParams["payment_method_options"]>;

/** Sets how each kind of method will be saved; a kind that isn't named stays as it was. */
function setOptions({ data, hidden }: Row<"setup_intent">, sent: Options): void {
  const mandate_options = sent.upi?.mandate_options;
  data.payment_method_options = {
    ...data.payment_method_options,
    ...(sent.card && { card: cardOptions(sent) }),
    ...(mandate_options && { upi: { mandate_options } }),
  };
  if (mandate_options) hidden.upiMandate = mandate_options;
}

function cardOptions({ card }: Options): NonNullable<SetupIntent["payment_method_options"]>["card"] {
  const mandate = card?.mandate_options;
  return {
    mandate_options: mandate ? shownMandateOptions(mandate) : null,
    network: null,
    request_three_d_secure: card?.request_three_d_secure ?? "automatic",
  };
}

/** Sets whom a card is saved for and how; the same for create, update and confirm. */
export async function applySetupDetails(
  work: Work,
  row: Row<"setup_intent">,
  sent: UpdateParams,
): Promise<void> {
  const { data: intent } = row;
  if (sent.customer !== undefined) {
    const { data: customer } = await requireCustomer(work, sent.customer, "body");
    if (intent.customer && intent.customer !== customer.id) {
      const message = "You cannot modify `customer` on a SetupIntent once it already has been set.";
      throw badRequest(message, { param: "customer" });
    }
    intent.customer = customer.id;
  }
  if (sent.description !== undefined) intent.description = sent.description;
  if (sent.payment_method_options) setOptions(row, sent.payment_method_options);
  intent.metadata = mergeMetadata(intent.metadata, sent.metadata);
}
