import type { Context } from "hono";
import qs from "qs";
import { badRequest } from "../errors";

export type RawParams = Record<string, unknown>;

/** Decodes Stripe's bracketed forms: `a[b]=1`, `list[0]=x`, `list[]=x`. */
function decode(encoded: string): RawParams {
  if (encoded.includes("%00") || encoded.includes("\0"))
    throw badRequest("Invalid request: a parameter has a null character in it.");
  return qs.parse(encoded, { depth: 8, arrayLimit: 100, parameterLimit: 500, ignoreQueryPrefix: true });
}

/** A POST's parameters are in its body, any other method's in its query. */
export async function readParams(context: Context): Promise<RawParams> {
  if (context.req.method !== "POST") return decode(new URL(context.req.url).search);
  const body = await context.req.text();
  const type = context.req.header("content-type") ?? "";
  if (body !== "" && !type.startsWith("application/x-www-form-urlencoded")) {
    throw badRequest(
      "Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.",
    );
  }
  return decode(body);
}

/** The parameters in a fixed order, whatever order they were sent in: to compare two requests. */
export function canonical(params: unknown): unknown {
  if (Array.isArray(params)) return params.map(canonical);
  if (typeof params !== "object" || params === null) return params;
  const sorted = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, value]) => [key, canonical(value)]));
}
