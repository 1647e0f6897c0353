import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/db";
import { latinDigits } from "@/lib/domain/typed/digits";
import { phonePart } from "@/lib/domain/typed/phone";
import { searchable } from "@/lib/domain/typed/typed-text";

const SHORTEST_PHONE = 3;
const MAX_WORDS = 10;
/** So many rows are handed on by their ids. What matches more is soon met by whoever reads a list in its order. */
export const FEW = 1_000;

/**
 * Each word of a text somewhere in some columns, in any order; an apostrophe or a dash matches each of its kinds, and digits
 * of another script match 0-9 as well.
 */
export function eachWord<T>(search: string, inSome: (text: ReturnType<typeof containing>) => T[]) {
  return { AND: wordsOf(search).map((spellings) => ({ OR: spellings.map(anyMark).flatMap(inSome) })) };
}

/** Prisma's condition for a person by what staff know: name, e-mail and address in any order, phone in any spelling, number. */
export async function personMatching(tx: Tx, search: string): Promise<Prisma.UserWhereInput> {
  const found = await peopleFound(tx, search, FEW);
  return found ? { id: { in: found } } : personIn(search);
}

/** The people whom a search finds, in no order; null for more than `most`. */
export function peopleFound(tx: Tx, search: string, most: number): Promise<number[] | null> {
  return idsOf(tx, Prisma.sql`searched_people p WHERE ${isPerson(search)}`, most);
}

/** The condition of SQL for the same people, on `searched_people` as p. */
export function isPerson(search: string): Prisma.Sql {
  const { phone, id } = numbersIn(search);
  const code = codeIn(search);
  const ways = [
    everyWord(search, Object.values(PERSON), Prisma.sql`p.parts`),
    ...(phone === null ? [] : [Prisma.sql`p.phone LIKE ${`%${phone}%`}`]),
    ...(id === null ? [] : [Prisma.sql`p.id = ${id}`]),
    ...(code === null ? [] : [Prisma.sql`p.id = (SELECT u.id FROM users u WHERE u.code = ${code})`]),
  ];
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}

/** What of a person words are looked for in. */
const PERSON = {
  fullname: Prisma.sql`p.fullname`,
  email: Prisma.sql`p.email`,
  addr1: Prisma.sql`p.addr1`,
  addr2: Prisma.sql`p.addr2`,
  area: Prisma.sql`p.area`,
  pincode: Prisma.sql`p.pincode`,
};

/** Prisma's condition for the same, which reads person by person. */
export function personIn(search: string): Prisma.UserWhereInput {
  const { phone, id } = numbersIn(search);
  const code = codeIn(search);
  return {
    OR: [
      eachWord(search, (text) => Object.keys(PERSON).map((column) => ({ [column]: text }))),
      ...(phone === null ? [] : [{ phone: containing(phone) }]),
      ...(id === null ? [] : [{ id }]),
      ...(code === null ? [] : [{ code }]),
    ],
  };
}

/** A customer's code, written in any way: "h7kx", "H7 KX", "#H7KX". */
function codeIn(search: string): string | null {
  const typed = latinDigits(searchable(search)).replace(/[\s#-]/g, "");
  return /^[34679cfghjkmnprtvwxy]{4,8}$/.test(typed) ? typed.toUpperCase() : null;
}

function numbersIn(search: string) {
  const phone = phonePart(search);
  const isLong = phone !== null && phone.length >= SHORTEST_PHONE;
  return { phone: isLong ? phone : null, id: idIn(search, /^#?(\d{1,9})$/) };
}

/** Prisma's condition for a letter by its recipient and its subject. */
export async function letterMatching(tx: Tx, search: string): Promise<Prisma.NotificationWhereInput> {
  const columns = [Prisma.sql`l.recipient`, Prisma.sql`l.subject`];
  const where = Prisma.sql`searched_letters l WHERE ${everyWord(search, columns, null)}`;
  // without three letters in a row the index says nothing
  const found = isIndexed(searchable(search)) ? await idsOf(tx, where, FEW) : null;
  return found ? { id: { in: found } } : eachWord(search, (text) => [{ recipient: text }, { subject: text }]);
}

/** Prisma's condition for an estimate of one's own, by its plans, days and price. */
export async function estimateMatching(tx: Tx, search: string): Promise<Prisma.EstimateWhereInput> {
  const columns = [Prisma.sql`e.expression`, Prisma.sql`e.result`];
  const where = Prisma.sql`searched_estimates e WHERE ${everyWord(search, columns, null)}`;
  const found = isIndexed(searchable(search)) ? await idsOf(tx, where, FEW) : null;
  return found ? { id: { in: found } } : eachWord(search, (text) => [{ expression: text }, { result: text }]);
}

/** An attempt to pay, by the gateway's reference or by its bill: that by its customer, its papers, what was taken at the door. */
export async function paymentMatching(tx: Tx, search: string): Promise<Prisma.PaymentWhereInput> {
  const people = await peopleFound(tx, search, FEW);
  const papers = await papersFound(tx, search);
  return {
    OR: [
      people ? { customerId: { in: people } } : { customer: personIn(search) },
      ...(papers
        ? [
            { id: { in: papers.flatMap(({ paymentId }) => paymentId ?? []) } },
            { billId: { in: papers.flatMap(({ billId, paymentId }) => (paymentId === null ? billId : [])) } },
          ]
        : [{ stripePaymentIntentId: referenceIn(search) }, { bill: { OR: papersIn(search) } }]),
    ],
  };
}

/** A bill by its customer, by a receipt from the door ("D-00040"), or by a reference of a payment, UPI's or the gateway's. */
export async function billMatching(tx: Tx, search: string): Promise<Prisma.BillWhereInput> {
  const people = await peopleFound(tx, search, FEW);
  const papers = await papersFound(tx, search);
  return {
    OR: [
      people ? { customerId: { in: people } } : { customer: personIn(search) },
      ...(papers
        ? [{ id: { in: [...new Set(papers.map(({ billId }) => billId))] } }]
        : [...papersIn(search), { payments: { some: { stripePaymentIntentId: referenceIn(search) } } }]),
    ],
  };
}

type Paper = { billId: number; paymentId: number | null };

/**
 * The bills with a reference that contains what was typed, or a receipt of that number; null for more than a few. What has no
 * three letters or digits in a row must be the whole reference.
 */
async function papersFound(tx: Tx, search: string): Promise<Paper[] | null> {
  const reference = referenceIn(search).contains;
  if (!/[a-z0-9]/.test(reference)) return [];
  const text = isIndexed(reference) ? `%${reference}%` : reference;
  const receipt = receiptIn(search);
  const papers = await tx.$queryRaw<Paper[]>`
    SELECT r.bill_id AS "billId", r.payment_id AS "paymentId" FROM searched_references r
    WHERE r.reference LIKE lower(${text}) LIMIT ${FEW + 1}`;
  if (papers.length > FEW) return null;
  const taken =
    receipt === null
      ? []
      : await tx.doorPayment.findMany({ where: { id: receipt }, select: { billId: true } });
  return [...papers, ...taken.map(({ billId }) => ({ billId, paymentId: null }))];
}

function papersIn(search: string): Prisma.BillWhereInput[] {
  const receipt = receiptIn(search);
  return [
    { doorPayments: { some: { reference: referenceIn(search) } } },
    { documents: { some: { number: referenceIn(search) } } },
    ...(receipt === null ? [] : [{ doorPayments: { some: { id: receipt } } }]),
  ];
}

async function idsOf(tx: Tx, from: Prisma.Sql, most: number): Promise<number[] | null> {
  const rows = await tx.$queryRaw<{ id: number }[]>`SELECT id FROM ${from} LIMIT ${most + 1}`;
  return rows.length > most ? null : rows.map(({ id }) => id);
}

/** `eachWord` in SQL, on columns in lower case. `parts`: what finds words that the index of trigrams doesn't. */
function everyWord(search: string, columns: readonly Prisma.Sql[], parts: Prisma.Sql | null): Prisma.Sql {
  const isIn = (word: string) => {
    const pattern = `%${anyMark(word).contains}%`;
    const somewhere = columns.map((column) => Prisma.sql`${column} LIKE lower(${pattern})`);
    const short = shortParts(word);
    const narrowed = parts && short.length > 0 ? [Prisma.sql`${parts} @> ${short}::text[]`] : [];
    return Prisma.sql`(${Prisma.join([...narrowed, Prisma.sql`(${Prisma.join(somewhere, " OR ")})`], " AND ")})`;
  };
  const words = wordsOf(search).map((spellings) => Prisma.sql`(${Prisma.join(spellings.map(isIn), " OR ")})`);
  return Prisma.sql`(${Prisma.join(words, " AND ")})`;
}

/** Whether an index of trigrams finds it: they are made of these letters and digits alone, whatever the database's locale. */
function isIndexed(text: string): boolean {
  return /[a-z0-9]{3}/.test(text);
}

/** What `short_parts` keeps of a text that contains such a word; nothing for what trigrams find, and for marks alone. */
function shortParts(word: string): string[] {
  if (isIndexed(word)) return [];
  const runs = searchable(word)
    .split(MARKS)
    .map((run) => Array.from(run));
  return runs.flatMap((run) =>
    run.length < 2 ? run : run.slice(1).map((letter, before) => `${run[before]}${letter}`),
  );
}

/** The words of a search, each in the spellings that it may have. */
function wordsOf(search: string): string[][] {
  const words = searchable(search).split(" ").slice(0, MAX_WORDS);
  return words.map((word) => [...new Set([word, latinDigits(word)])]);
}

function referenceIn(search: string) {
  return containing(latinDigits(searchable(search)).replace(/\s/g, ""));
}

function receiptIn(search: string): number | null {
  return idIn(search, /^d\s?-?\s?(\d{1,9})$/);
}

function idIn(search: string, shape: RegExp): number | null {
  const [, digits] = shape.exec(latinDigits(searchable(search))) ?? [];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

const MARKS = /['"-]/g;

// ignoring case; Prisma passes the text to LIKE unescaped
function containing(text: string) {
  return { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
}

// "_" is any one character to LIKE; what was typed has been escaped before
function anyMark(text: string): ReturnType<typeof containing> {
  const { contains, mode } = containing(searchable(text));
  return { contains: contains.replace(MARKS, "_"), mode };
}
