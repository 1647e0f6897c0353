import type { Endpoint } from "../http/endpoint";
import { chargeEndpoints } from "./charges";
import { customerEndpoints } from "./customers";
import { disputeEndpoints } from "./disputes";
import { elementsSessionEndpoints } from "./elements-sessions";
import { eventEndpoints } from "./events";
import { mandateEndpoints } from "./mandates";
import { paymentIntentEndpoints } from "./payment-intents";
import { paymentMethodEndpoints } from "./payment-methods";
import { refundEndpoints } from "./refunds";
import { searchEndpoints } from "./search";
import { setupIntentEndpoints } from "./setup-intents";
import { webhookEndpoints } from "./webhook-endpoints";

/** The published part of Stripe's API. */
export const PUBLISHED: readonly Endpoint[] = [
  ...customerEndpoints,
  ...paymentIntentEndpoints,
  ...setupIntentEndpoints,
  ...paymentMethodEndpoints,
  ...mandateEndpoints,
  ...refundEndpoints,
  ...chargeEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
  ...webhookEndpoints,
];

/** Every endpoint of the API; the first match answers. */
export const ENDPOINTS: readonly Endpoint[] = [...searchEndpoints, ...PUBLISHED, ...elementsSessionEndpoints];
