import { toBusinessDate } from "@/lib/domain/business-time";
import { paymentMethod } from "@/lib/domain/books/payment";
import { formatDay } from "@/lib/domain/plain-date";
import { words } from "@/lib/paper/words";
import type { BillFacts, Issuer } from "./facts";
import type { Paper } from "./paper";

export const dayOf = (instant: Date) => formatDay(toBusinessDate(instant), "medium");

/** "Visa •••• 4242" once the charge has given its card, "UPI", "Cash at the door". */
export function onlineWay(payment: {
  paymentMethod: string | null;
  cardBrand: string | null;
  cardLast4: string | null;
}): string {
  const { cardBrand, cardLast4 } = payment;
  if (cardBrand && cardLast4)
    return words("methods.cardOf", { brand: brandName(cardBrand), last4: cardLast4 });
  return words(`methods.${paymentMethod(payment.paymentMethod)}`);
}

export function doorWay(method: string): string {
  return words(method === "upi" ? "methods.doorUpi" : "methods.doorCash");
}

const BRANDS: Partial<Record<string, string>> = {
  amex: "American Express",
  diners: "Diners Club",
  mastercard: "Mastercard",
  rupay: "RuPay",
  unionpay: "UnionPay",
  visa: "Visa",
  jcb: "JCB",
};

/** The gateway's word for the brand, as written on the card. */
function brandName(brand: string): string {
  return BRANDS[brand] ?? brand.replace(/^./, (first) => first.toUpperCase());
}

/** The kitchen's particulars, as an issued document keeps them. */
export function issuerWords({
  kitchenName,
  kitchenAddress,
  kitchenPhone,
  fssai,
  gstin,
}: Issuer): Paper["issuer"] {
  return {
    name: kitchenName,
    lines: [
      kitchenAddress,
      words("issuer.phone", { phone: kitchenPhone }),
      ...(fssai ? [words("issuer.fssai", { number: fssai })] : []),
      ...(gstin ? [words("issuer.gstin", { number: gstin })] : []),
    ],
  };
}

/** The person it is made out to, and where they lived. */
export function partyWords(label: string, customer: BillFacts["customer"]): Paper["party"] {
  const { addr1, addr2, area, city, state, pincode } = customer;
  const place = `${city}, ${state} ${pincode}`;
  return { label, name: customer.fullname, lines: [addr1, addr2, area, place].flatMap((line) => line || []) };
}
