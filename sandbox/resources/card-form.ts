import { z } from "zod";
import { now } from "../clock";
import { cardByName, cardByNumber, hasValidCheckDigit, type TestCard } from "../cards";
import { cardRefused, generic } from "../declines";
import type { Caller } from "../http/auth";
import { badRequest, missingParam, rawCardNumber } from "../errors";
import { integer, text } from "../http/params";

export const cardForm = z.strictObject({
  number: text(40).optional(),
  exp_month: integer().optional(),
  exp_year: integer().optional(),
  cvc: text(10).optional(),
  token: text().optional(),
});

type TypedCard = z.output<typeof cardForm>;

export type Expiry = { month: number; year: number };

function checkExpiry(month: number | undefined, year: number | undefined): Expiry {
  if (month === undefined) throw missingParam("card[exp_month]");
  if (year === undefined) throw missingParam("card[exp_year]");
  const today = now();
  const fullYear = year < 100 ? 2000 + year : year;
  const monthsLeft = (fullYear - today.getUTCFullYear()) * 12 + month - (today.getUTCMonth() + 1);
  if (month < 1 || month > 12) {
    throw cardRefused({
      code: "invalid_expiry_month",
      message: "Your card's expiration month is invalid.",
      param: "exp_month",
    });
  }
  if (monthsLeft < 0 || monthsLeft > 12 * 50) {
    throw cardRefused({
      code: "invalid_expiry_year",
      message: "Your card's expiration year is invalid.",
      param: "exp_year",
    });
  }
  return { month, year: fullYear };
}

function checkNumber(typed: string): TestCard {
  const number = typed.replace(/[\s-]/g, "");
  if (!hasValidCheckDigit(number)) {
    throw cardRefused({
      code: "incorrect_number",
      message: "Your card number is incorrect.",
      param: "number",
    });
  }
  const known = cardByNumber(number);
  if (known) return known;
  throw cardRefused({
    ...generic("test_mode_live_card"),
    message:
      "Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
  });
}

function checkCvc(cvc: string | undefined, brand: string): void {
  const length = brand === "amex" ? 4 : 3;
  if (cvc === undefined || new RegExp(`^\\d{${length}}$`).test(cvc)) return;
  throw cardRefused({ code: "invalid_cvc", message: "Your card's security code is invalid.", param: "cvc" });
}

/** Two years ahead, as in Stripe's ready-made test payment methods. */
export function farExpiry(): Expiry {
  return { month: 12, year: now().getUTCFullYear() + 2 };
}

/** Which test card it is. Throws an ApiError for something that isn't a card, as a bank's form would. */
export function readCard(typed: TypedCard, caller: Caller): { card: TestCard; expiry: Expiry; cvc: boolean } {
  if (typed.token !== undefined) {
    const known = typed.token.startsWith("tok_") ? cardByName(typed.token.slice("tok_".length)) : null;
    if (!known)
      throw badRequest(`No such token: '${typed.token}'`, { code: "resource_missing", param: "card[token]" });
    return { card: known, expiry: farExpiry(), cvc: true };
  }
  if (typed.number === undefined) throw missingParam("card[number]");
  if (caller === "secret") throw rawCardNumber();
  const known = checkNumber(typed.number);
  const expiry = checkExpiry(typed.exp_month, typed.exp_year);
  checkCvc(typed.cvc, known.brand);
  return { card: known, expiry, cvc: typed.cvc !== undefined };
}
