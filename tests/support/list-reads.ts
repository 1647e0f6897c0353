// Every list that goes on over pages, the office's and one of a customer's, asked as its address may ask: each filter, each search, deep pages. What may
// be asked is read from the list's own schema.
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { listAudit } from "@/lib/features/audit/queries";
import { auditFilterSchema } from "@/lib/features/audit/schema";
import { searchBills } from "@/lib/features/billing/queries";
import { billSearchSchema } from "@/lib/features/billing/schema";
import { listDoubtfulAddresses } from "@/lib/features/buildings/queries";
import { addressesQuerySchema } from "@/lib/features/buildings/schema";
import { listComplaints } from "@/lib/features/complaints/queries";
import { complaintFilterSchema } from "@/lib/features/complaints/schema";
import { listCustomers } from "@/lib/features/customers/queries";
import { customerFilterSchema } from "@/lib/features/customers/schema";
import { doorsPage } from "@/lib/features/deliveries/doors-page";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { listDishes } from "@/lib/features/dishes/catalogue-queries";
import { dishFilterSchema } from "@/lib/features/dishes/schema";
import { listEstimates } from "@/lib/features/estimates/queries";
import { estimateFilterSchema } from "@/lib/features/estimates/schema";
import { customerId } from "@/lib/domain/identity";
import { listInbox } from "@/lib/features/notices/inbox-queries";
import { inboxFilterSchema } from "@/lib/features/notices/schema";
import { listMails } from "@/lib/features/notifications/queries";
import { mailFilterSchema } from "@/lib/features/notifications/schema";
import { caseSearchSchema } from "@/lib/features/odd-cases/schema";
import { settledCases } from "@/lib/features/odd-cases/settled-cases";
import { searchPayments } from "@/lib/features/payments/queries";
import { paymentSearchSchema } from "@/lib/features/payments/schema";
import { listCatalogue } from "@/lib/features/plans/queries";
import { planFilterSchema } from "@/lib/features/plans/schema";
import { roundPage } from "@/lib/features/routes/round-page";
import { listSubscriptions } from "@/lib/features/subscriptions/listing";
import { subscriptionFilterSchema } from "@/lib/features/subscriptions/schema";
import { listSystemLog } from "@/lib/features/system/queries";
import { systemLogFilterSchema } from "@/lib/features/system/schema";

type Asked = { tx: Tx; given: object; now: Date };
/** `isOfCustomers`: staff read none of it; the first customer asks. */
type List = { schema: z.ZodObject; read: (asked: Asked) => Promise<unknown>; isOfCustomers?: true };

const today = ({ now }: Asked) => toBusinessDate(now);

/** By the name of the schema that reads the address. */
export const LISTS: Readonly<Record<string, List>> = {
  inboxFilterSchema: {
    schema: inboxFilterSchema,
    read: ({ tx, now, given }) =>
      listInbox({ tx, now, customerId: customerId(1) }, inboxFilterSchema.parse(given)),
  },
  estimateFilterSchema: {
    schema: estimateFilterSchema,
    isOfCustomers: true,
    read: ({ tx, given }) =>
      listEstimates({ tx, customerId: customerId(1) }, estimateFilterSchema.parse(given)),
  },
  addressesQuerySchema: {
    schema: addressesQuerySchema,
    read: ({ tx, given }) => listDoubtfulAddresses(tx, addressesQuerySchema.parse(given)),
  },
  auditFilterSchema: {
    schema: auditFilterSchema,
    read: ({ tx, given }) => listAudit(tx, auditFilterSchema.parse(given)),
  },
  billSearchSchema: {
    schema: billSearchSchema,
    read: (asked) => searchBills(asked.tx, billSearchSchema.parse(asked.given), today(asked)),
  },
  caseSearchSchema: {
    schema: caseSearchSchema,
    read: ({ tx, given }) => settledCases(tx, caseSearchSchema.parse(given)),
  },
  complaintFilterSchema: {
    schema: complaintFilterSchema,
    read: ({ tx, given }) => listComplaints(tx, complaintFilterSchema.parse(given)),
  },
  customerFilterSchema: {
    schema: customerFilterSchema,
    read: (asked) => listCustomers(asked.tx, customerFilterSchema.parse(asked.given), today(asked)),
  },
  dayQuerySchema: {
    schema: dayQuerySchema,
    read: (asked) => {
      const { date = today(asked), area, route, after, before } = dayQuerySchema.parse(asked.given);
      if (route !== undefined) return roundPage(asked.tx, date, { route, after, before });
      return doorsPage(asked.tx, date, { area, after, before });
    },
  },
  dishFilterSchema: {
    schema: dishFilterSchema,
    read: ({ tx, given }) => listDishes(tx, dishFilterSchema.parse(given)),
  },
  mailFilterSchema: {
    schema: mailFilterSchema,
    read: ({ tx, given }) => listMails(tx, mailFilterSchema.parse(given)),
  },
  paymentSearchSchema: {
    schema: paymentSearchSchema,
    read: ({ tx, given }) => searchPayments(tx, paymentSearchSchema.parse(given)),
  },
  planFilterSchema: {
    schema: planFilterSchema,
    read: (asked) => listCatalogue(asked.tx, planFilterSchema.parse(asked.given), today(asked)),
  },
  subscriptionFilterSchema: {
    schema: subscriptionFilterSchema,
    read: (asked) => listSubscriptions(asked.tx, subscriptionFilterSchema.parse(asked.given), today(asked)),
  },
  systemLogFilterSchema: {
    schema: systemLogFilterSchema,
    read: ({ tx, given }) => listSystemLog(tx, systemLogFilterSchema.parse(given)),
  },
};

/** As staff type them: names in parts and in short, phone, e-mail, door, receipt, references, another script. */
const SEARCHES = [
  "vikram nair",
  "zq",
  "om d'",
  "+91 70000 00012",
  "customer17@example.test",
  "शर्मा",
  "silver oak 602",
  "#17",
  "D-00017",
  "INV/26-27/000017",
  "bench_12345",
];

/** What the fields of an address may say that are no choice among a few. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  search: SEARCHES,
  query: SEARCHES,
  actor: [...SEARCHES, "system"],
  after: ["40"],
  before: ["40"],
  area: ["Vashi"],
  route: ["1"],
  plan: ["3"],
  month: ["2026-02"],
  from: ["2027-02-01"],
  to: ["2026-03-01"],
  date: ["2027-02-08"],
};

/** The choices of a field, however its schema is wrapped; none for free text. */
function choicesOf(field: unknown): readonly string[] {
  if (field instanceof z.ZodEnum) return field.options.map(String);
  if (field instanceof z.ZodLiteral) return [...field.values].map(String);
  const { data } = z.object({ def: z.object({ innerType: z.unknown() }) }).safeParse(field);
  return data ? choicesOf(data.def.innerType) : [];
}

/**
 * Every way to ask for a list with one thing said, besides the whole of it. `more`: other searches. @throws for a field that nobody
 * says anything of
 */
export function waysToAsk({ schema }: List, more: readonly string[] = []): Record<string, string>[] {
  const said = Object.entries(schema.shape).flatMap(([name, field]) => {
    const choices = choicesOf(field);
    const values = choices.length > 0 ? choices : SAID[name];
    if (!values) throw new Error(`say in SAID what the field "${name}" of a list's address may be`);
    return [...values, ...(values.includes("zq") ? more : [])].map((value) => ({ [name]: value }));
  });
  const isRange = "from" in schema.shape;
  return [{}, ...said, ...(isRange ? [{ from: "2026-05-01", to: "2026-05-31", after: "40" }] : [])];
}
