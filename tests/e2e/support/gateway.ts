// Trouble at the payment gateway, caused through its own controls.

type Fault = {
  fault: "refuse" | "slow" | "429" | "500" | "500-after" | "lose-reply";
  /** "POST /v1/payment_intents/:id/confirm"; any call by default. */
  request?: string;
  seconds?: string;
  times?: string;
};

async function control(what: string, form: Record<string, string>): Promise<void> {
  const url = new URL(`/sandbox/control/${what}`, process.env.E2E_GATEWAY_URL);
  const headers = { origin: url.origin };
  const body = new URLSearchParams(form);
  const response = await fetch(url, { method: "POST", body, headers, redirect: "manual" });
  if (response.status !== 303) throw new Error(`the gateway's controls answered ${response.status}`);
}

export const failNext = (fault: Fault) => control("fail-next", fault);

/** Down for a minute, unless cleared earlier. */
export const takeDown = () => control("down", { seconds: "60" });

export const clearFaults = () => control("clear", {});
