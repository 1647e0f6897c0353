import { badRequest } from "../errors";
import type { PaymentIntent, PaymentMethod } from "../objects";
import type { Work } from "../store/work";

type Named = { name?: string | null; address?: { line1?: string | null } | null } | null;

function saysWhoPays(party: Named): boolean {
  return Boolean(party?.name && party.address?.line1);
}

/** To an Indian account, a payment with a foreign card, from a foreign address or in foreign money is an export. */
function isExport({ currency }: PaymentIntent, { card, billing_details: billing }: PaymentMethod): boolean {
  const countries = [card?.country, billing.address?.country];
  return currency !== "inr" || countries.some((country) => Boolean(country) && country !== "IN");
}

async function customerOf(work: Work, { customer: id }: PaymentIntent): Promise<Named> {
  const row = id ? await work.look("customer", id) : null;
  return row && !row.data.deleted ? row.data : null;
}

/** Throws the ApiError for an export payment that doesn't say what it is for, or who pays and where they live. */
export async function requireExportDetails(
  work: Work,
  intent: PaymentIntent,
  method: PaymentMethod,
): Promise<void> {
  if (!isExport(intent, method)) return;
  const because = "As per Indian regulations, export transactions require a";
  if (!intent.description) throw badRequest(`${because} description`);
  if (saysWhoPays(intent.shipping) || saysWhoPays(method.billing_details)) return;
  if (saysWhoPays(await customerOf(work, intent))) return;
  const more = "More info here: https://stripe.com/docs/india-exports";
  throw badRequest(`${because} customer name and address. ${more}`);
}
