import type { Prisma } from "@/prisma/generated/client";
import { latinDigits } from "@/lib/domain/typed/digits";
import { phonePart } from "@/lib/domain/typed/phone";
import { searchable } from "@/lib/domain/typed/typed-text";

const SHORTEST_PHONE = 3;
const MAX_WORDS = 10;

/**
 * Each word of a text somewhere in some columns, in any order; an apostrophe or a dash matches each of its kinds, and digits
 * of another script match 0-9 as well.
 */
export function eachWord<T>(search: string, inSome: (text: ReturnType<typeof containing>) => T[]) {
  const words = searchable(search).split(" ").slice(0, MAX_WORDS);
  const spellings = (word: string) => [...new Set([word, latinDigits(word)])];
  return { AND: words.map((word) => ({ OR: spellings(word).map(anyMark).flatMap(inSome) })) };
}

/** Prisma's condition for a person by what staff know: name, e-mail and address in any order, phone in any spelling, number. */
export function personMatching(search: string): Prisma.UserWhereInput {
  const phone = phonePart(search);
  const id = idIn(search, /^#?(\d{1,9})$/);
  return {
    OR: [
      eachWord(search, (text) => [
        { fullname: text },
        { email: text },
        { addr1: text },
        { addr2: text },
        { area: text },
        { pincode: text },
      ]),
      ...(phone !== null && phone.length >= SHORTEST_PHONE ? [{ phone: containing(phone) }] : []),
      ...(id === null ? [] : [{ id }]),
    ],
  };
}

// a bill by its customer, its papers or what was taken at the door for it: a payment is found by these too
function byDoorOrCustomer(search: string): Prisma.BillWhereInput {
  const receipt = idIn(search, /^d\s?-?\s?(\d{1,9})$/);
  return {
    OR: [
      { customer: personMatching(search) },
      { doorPayments: { some: { reference: referenceIn(search) } } },
      { documents: { some: { number: referenceIn(search) } } },
      ...(receipt === null ? [] : [{ doorPayments: { some: { id: receipt } } }]),
    ],
  };
}

/** An attempt to pay, by the gateway's reference or by its bill. */
export function paymentMatching(search: string): Prisma.PaymentWhereInput {
  return { OR: [{ stripePaymentIntentId: referenceIn(search) }, { bill: byDoorOrCustomer(search) }] };
}

/** A bill by its customer, by a receipt from the door ("D-00040"), or by a reference of a payment, UPI's or the gateway's. */
export function billMatching(search: string): Prisma.BillWhereInput {
  const gateway = { payments: { some: { stripePaymentIntentId: referenceIn(search) } } };
  return { OR: [byDoorOrCustomer(search), gateway] };
}

function referenceIn(search: string) {
  return containing(latinDigits(searchable(search)).replace(/\s/g, ""));
}

function idIn(search: string, shape: RegExp): number | null {
  const [, digits] = shape.exec(latinDigits(searchable(search))) ?? [];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

// ignoring case; Prisma passes the text to LIKE unescaped
function containing(text: string) {
  return { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
}

// "_" is any one character to LIKE; what was typed has been escaped before
function anyMark(text: string): ReturnType<typeof containing> {
  const { contains, mode } = containing(searchable(text));
  return { contains: contains.replace(/['"-]/g, "_"), mode };
}
