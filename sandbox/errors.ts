import type { PaymentMethod } from "./objects";

export type ErrorBody = {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  code?: string;
  decline_code?: string;
  message?: string;
  param?: string;
  doc_url?: string;
  charge?: string;
  advice_code?: string;
  network_advice_code?: string;
  network_decline_code?: string;
  payment_method_type?: string;
  /** In full for a secret key, only its public part for a publishable one. */
  payment_intent?: object;
  setup_intent?: object;
  payment_method?: PaymentMethod;
};

/** Why an attempt failed, as recorded on its intent. */
export type AttemptError = Omit<ErrorBody, "payment_intent" | "setup_intent">;

type Status = 400 | 401 | 402 | 403 | 404 | 409 | 413 | 429 | 500;

/** A refusal in Stripe's words. May be thrown anywhere in a request; nothing that the request changed is kept. */
export class ApiError extends Error {
  constructor(
    readonly status: Status,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }
}

export function docUrl(code: string): string {
  return `https://docs.stripe.com/error-codes#${code.replaceAll("_", "-")}`;
}

type Details = Pick<ErrorBody, "code" | "param" | "payment_intent" | "setup_intent">;

function invalidRequest(status: Status, message: string, details: Details): ApiError {
  const { code, param, payment_intent, setup_intent } = details;
  return new ApiError(status, {
    ...(code && { code, doc_url: docUrl(code) }),
    message,
    ...(param && { param }),
    ...(payment_intent && { payment_intent }),
    ...(setup_intent && { setup_intent }),
    type: "invalid_request_error",
  });
}

export function badRequest(message: string, details: Details = {}): ApiError {
  return invalidRequest(400, message, details);
}

export function missingParam(param: string): ApiError {
  return badRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
}

/** A 404 for an id in the path, a 400 for one in the body. */
export function noSuch(noun: string, id: string, param: string, where: "path" | "body"): ApiError {
  const details = { code: "resource_missing", param };
  return invalidRequest(where === "path" ? 404 : 400, `No such ${noun}: '${id}'`, details);
}

export function unknownUrl(method: string, path: string): ApiError {
  const help = "Please see https://stripe.com/docs or we can help at https://support.stripe.com/.";
  return invalidRequest(404, `Unrecognized request URL (${method}: ${path}). ${help}`, {});
}

export function tooLarge(): ApiError {
  return invalidRequest(413, "The request is too large.", {});
}

/** The request wasn't looked at, so nothing is saved under its key either. */
export function tooMany(): ApiError {
  const message =
    "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.";
  return invalidRequest(429, message, { code: "rate_limit" });
}

export function lockTimeout(): ApiError {
  const message =
    "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.";
  return invalidRequest(429, message, { code: "lock_timeout" });
}

export function unauthorized(message: string): ApiError {
  return invalidRequest(401, message, {});
}

/** For a publishable key, which any visitor to the shop can read, that asks for more than it may. */
export function secretKeyRequired(): ApiError {
  const message = "This API call cannot be made with a publishable API key. Please use a secret API key.";
  return invalidRequest(403, message, { code: "secret_key_required" });
}

export function wrongState(message: string, intent: object, param?: string): ApiError {
  return badRequest(message, { code: "payment_intent_unexpected_state", param, payment_intent: intent });
}

/** Stripe refuses card numbers from servers with this odd mix of status and type. */
export function rawCardNumber(): ApiError {
  const message =
    "Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing.";
  return invalidRequest(402, message, {});
}
