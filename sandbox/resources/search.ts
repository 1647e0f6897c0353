import { z } from "zod";
import { badRequest } from "../errors";
import { endpoint, type Endpoint } from "../http/endpoint";

/** Stripe doesn't offer its search to merchants in India. */
function refusedSearch(path: string): Endpoint {
  return endpoint({
    method: "GET",
    path,
    params: z.looseObject({}),
    handle: async () => {
      throw badRequest("The Search API is not available to merchants in India.");
    },
  });
}

export const searchEndpoints: readonly Endpoint[] = ["charges", "customers", "payment_intents"].map(
  (objects) => refusedSearch(`/${objects}/search`),
);
