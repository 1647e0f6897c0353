import { badRequest, wrongState } from "../errors";
import { ok, type Answer, type Call } from "../http/endpoint";
import type { PaymentIntent, Row } from "../objects";
import { attempt } from "./attempts";
import { chooseMethod } from "./choose-method";
import { requireExportDetails } from "./export-rule";
import { visibleTo } from "./intent-states";
import { acceptanceOf } from "./mandate-options";
import type { ConfirmParams } from "./payment-intent-params";

const MISSING_METHOD =
  "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.";

const MISSING_RETURN_URL =
  "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.";

function needsReturnUrl({ automatic_payment_methods: automatic }: PaymentIntent): boolean {
  return automatic !== null && automatic.enabled && automatic.allow_redirects !== "never";
}

/** Tries to take the money; a decline is an answer too, and contains the intent. */
export async function confirmIntent(
  call: Omit<Call<ConfirmParams>, "id">,
  intent: Row<"payment_intent">,
): Promise<Answer> {
  const { work, params, caller, origin, settings } = call;
  const { data } = intent;
  const offSession = params.off_session ?? false;
  if (!params.return_url && needsReturnUrl(data)) throw badRequest(MISSING_RETURN_URL);
  const method = await chooseMethod(work, data, params, caller);
  if (!method) throw wrongState(MISSING_METHOD, visibleTo(caller, data));
  if (settings.exportRule) await requireExportDetails(work, data, method.data);
  intent.hidden.acceptance = acceptanceOf(params.mandate_data);
  const error = await attempt(work, intent, method, {
    offSession,
    returnUrl: params.return_url ?? null,
    useStripeSdk: params.use_stripe_sdk ?? false,
    errorOnRequiresAction: params.error_on_requires_action ?? false,
    mandate: params.mandate,
    origin,
    settings,
  });
  if (!error) return ok(visibleTo(caller, data));
  return { status: 402, body: { error: { ...error, payment_intent: visibleTo(caller, data) } } };
}
