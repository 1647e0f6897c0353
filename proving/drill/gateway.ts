// What a customer's browser, their bank and their UPI app do at the gateway.
import { methodOf, type Means } from "../histories/browser";
import { orUnanswered } from "./unanswered";

export type Gateway = {
  /** Pays with the client secret. `refused`: declined, or nothing is left to pay. @throws Unanswered */
  confirm: (clientSecret: string, means: Means) => Promise<"done" | "refused">;
  /** A button on the gateway's own page. `too late`: there is nothing left to press. @throws Unanswered */
  press: (path: string) => Promise<"done" | "too late">;
};

/** Its status; throws for anything that isn't a working gateway's answer. */
async function post(url: string, form: Record<string, string>): Promise<number> {
  const body = new URLSearchParams(form);
  const signal = AbortSignal.timeout(30_000);
  const response = await fetch(url, { method: "POST", body, redirect: "manual", signal });
  await response.text();
  if (response.status >= 500) throw new Error(`the gateway answered ${response.status}`);
  return response.status;
}

export function gatewayAt(url: string, publishableKey: string): Gateway {
  return {
    async confirm(clientSecret, means) {
      const [intentId = ""] = clientSecret.split("_secret_");
      const form = {
        key: publishableKey,
        client_secret: clientSecret,
        return_url: "http://127.0.0.1/bills",
        ...methodOf(means),
      };
      const path = `/v1/payment_intents/${intentId}/confirm`;
      const status = await orUnanswered("confirming", () => post(`${url}${path}`, form));
      return status === 200 ? "done" : "refused";
    },
    async press(path) {
      const status = await orUnanswered(path, () => post(`${url}/sandbox${path}`, {}));
      if (status === 303 || status === 409) return status === 303 ? "done" : "too late";
      throw new Error(`${path} answered ${status}`);
    },
  };
}
