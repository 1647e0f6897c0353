// What the product's pages read, with the filters that their addresses may carry. `page`: who opens it, and what of it.
import { customerFile } from "@/app/admin/customers/[id]/read-customer-file";
import { readDashboard } from "@/app/(customer)/dashboard/read-dashboard";
import type { Tx } from "@/lib/db";
import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import { customerId, userId, type StaffRole } from "@/lib/domain/identity";
import { addMonths } from "@/lib/domain/plain-date";
import { listAudit } from "@/lib/features/audit/queries";
import { auditFilterSchema } from "@/lib/features/audit/schema";
import { billedMonths, billForStaff, runningEstimate, searchBills } from "@/lib/features/billing/queries";
import { billSearchSchema } from "@/lib/features/billing/schema";
import { wholeBill } from "@/lib/features/billing/whole-bill";
import { whyOf } from "@/lib/features/billing/why";
import { accountBalances, takingsOn } from "@/lib/features/books/queries";
import { countCorrectionsOpen, strandedCharges } from "@/lib/features/corrections/decisions";
import { correctedBills, listCorrections } from "@/lib/features/corrections/queries";
import { listCustomers } from "@/lib/features/customers/queries";
import { customerFilterSchema } from "@/lib/features/customers/schema";
import { doorsPage } from "@/lib/features/deliveries/doors-page";
import { documentsOf } from "@/lib/features/documents/queries";
import { collectionOf, doorPaymentsOf, doorReceiptsOf } from "@/lib/features/door/door-queries";
import { openAtDoors, payersOnRound, payerWithBills } from "@/lib/features/door/payers";
import { kitchenReport } from "@/lib/features/kitchen/queries";
import { listMenuWeek } from "@/lib/features/menus/queries";
import { countFailedLetters, listMails, waitingLetters } from "@/lib/features/notifications/queries";
import { mailFilterSchema } from "@/lib/features/notifications/schema";
import { countCases, openCases } from "@/lib/features/odd-cases/cases";
import { settledCases } from "@/lib/features/odd-cases/settled-cases";
import { calendarMonth } from "@/lib/features/pauses/queries";
import { billsOf } from "@/lib/features/payments/listed-bills";
import { attemptsOf, latestAttemptOf, paymentsOf, searchPayments } from "@/lib/features/payments/queries";
import { paymentSearchSchema } from "@/lib/features/payments/schema";
import { listCatalogue } from "@/lib/features/plans/queries";
import { planFilterSchema } from "@/lib/features/plans/schema";
import { latestBookCheck } from "@/lib/features/proof/check-queries";
import { mondayCharts, mondayFigures, monthReport, reportMonths } from "@/lib/features/reports/queries";
import { disputesOf } from "@/lib/features/returns/dispute-queries";
import { refundOverview } from "@/lib/features/returns/refund-overview";
import { refundsOf } from "@/lib/features/returns/refund-queries";
import { listSubscriptions } from "@/lib/features/subscriptions/listing";
import { subscriptionsOverview } from "@/lib/features/subscriptions/overview";
import { subscriptionFilterSchema } from "@/lib/features/subscriptions/schema";
import { listSystemLog } from "@/lib/features/system/queries";
import { systemLogFilterSchema } from "@/lib/features/system/schema";

/** Whom and what the pages are asked about. */
export type About = { now: Date; customer: number; bill: number; staff: number };

type Read = (tx: Tx, about: About) => Promise<unknown>;

const today = ({ now }: About) => toBusinessDate(now);
const month = ({ now }: About) => toBusinessMonth(now);
const customers =
  (given: object): Read =>
  (tx, about) =>
    listCustomers(tx, customerFilterSchema.parse(given), today(about));
const subscriptions =
  (given: object): Read =>
  (tx, about) =>
    listSubscriptions(tx, subscriptionFilterSchema.parse(given), today(about));
const bills =
  (given: object): Read =>
  (tx, about) =>
    searchBills(tx, billSearchSchema.parse(given), today(about));
const payments =
  (given: object): Read =>
  (tx) =>
    searchPayments(tx, paymentSearchSchema.parse(given));
const audit =
  (given: object): Read =>
  (tx) =>
    listAudit(tx, auditFilterSchema.parse(given));
const mails =
  (given: object): Read =>
  (tx) =>
    listMails(tx, mailFilterSchema.parse(given));

export const STAFF_READS: Readonly<Record<string, readonly [StaffRole, Read]>> = {
  "overview: figures": ["owner", (tx, { now }) => mondayFigures(tx, now)],
  "overview: charts": ["owner", (tx, { now }) => mondayCharts(tx, now)],
  "kitchen of a day": ["kitchen", (tx, about) => kitchenReport(tx, today(about))],
  "deliveries of a day": [
    "driver",
    async (tx, about) => {
      const page = await doorsPage(tx, today(about), { area: "Vashi" });
      return openAtDoors(tx, page.shown, today(about));
    },
  ],
  "deliveries, next page": ["owner", (tx, about) => doorsPage(tx, today(about), { after: about.customer })],
  "collect: the round": ["driver", (tx, about) => payersOnRound(tx, today(about))],
  "collect: a day's takings": ["driver", (tx, about) => collectionOf(tx, userId(about.staff), today(about))],
  "collect: a door": ["driver", (tx, { customer }) => payerWithBills(tx, customer)],
  reports: ["owner", (tx, about) => monthReport(tx, addMonths(month(about), -1), about.now)],
  "reports: this month": ["owner", (tx, about) => monthReport(tx, month(about), about.now)],
  "reports: months": ["owner", (tx, { now }) => reportMonths(tx, now)],
  customers: ["owner", customers({})],
  "customers, next page": ["owner", (tx, about) => customers({ after: about.customer })(tx, about)],
  "customers of an area": ["owner", customers({ area: "Vashi" })],
  "customers with something running": ["owner", customers({ state: "active" })],
  "customers who owe": ["owner", customers({ state: "owes" })],
  "one customer": [
    "owner",
    (tx, { now, customer, staff }) =>
      customerFile({ tx, now, staff: { id: userId(staff), role: "owner" } }, String(customer), null),
  ],
  subscriptions: ["owner", subscriptions({})],
  "subscriptions of a plan": ["owner", subscriptions({ plan: "3" })],
  "subscriptions that run": ["owner", subscriptions({ state: "active" })],
  bills: ["owner", bills({})],
  "bills, next page": ["owner", (tx, about) => bills({ after: about.bill })(tx, about)],
  "bills of a month": ["owner", (tx, about) => bills({ month: addMonths(month(about), -1) })(tx, about)],
  "bills that are overdue": ["owner", bills({ status: "overdue" })],
  "bills: months": ["owner", (tx) => billedMonths(tx)],
  "one bill": [
    "owner",
    async (tx, { bill }) => {
      const found = await billForStaff(tx, bill);
      if (!found) throw new Error(`no bill ${bill}`);
      await whyOf(tx, found);
      await doorPaymentsOf(tx, bill);
      await documentsOf(tx, bill);
      await refundOverview(tx, bill);
      await paymentsOf(tx, { billId: bill });
      await openCases(tx, 20, { billId: bill });
    },
  ],
  payments: ["owner", payments({})],
  "payments that failed": ["owner", payments({ status: "failed" })],
  "payments of some days": ["owner", payments({ from: "2027-02-01", to: "2027-02-03" })],
  "payments: cases": ["owner", async (tx) => [await countCases(tx), await openCases(tx, 20)]],
  "payments: settled cases": ["owner", (tx) => settledCases(tx, {})],
  books: ["owner", async (tx, about) => [await accountBalances(tx), await takingsOn(tx, today(about))]],
  "books: the proof": ["owner", (tx) => latestBookCheck(tx)],
  "audit log": ["owner", audit({})],
  "audit log of some days": ["owner", audit({ from: "2027-01-02", to: "2027-01-02" })],
  outbox: ["owner", mails({})],
  "outbox: waiting": ["owner", mails({ state: "waiting" })],
  "outbox: counts": ["owner", async (tx) => [await waitingLetters(tx), await countFailedLetters(tx)]],
  corrections: [
    "owner",
    async (tx, { now }) => [
      await listCorrections(tx),
      await correctedBills(tx, { isWaiting: true }, {}),
      await strandedCharges(tx, now),
      await countCorrectionsOpen(tx, now),
    ],
  ],
  plans: ["owner", (tx, about) => listCatalogue(tx, planFilterSchema.parse({}), today(about))],
  menus: ["owner", (tx, about) => listMenuWeek(tx, today(about))],
  "system log": ["owner", (tx) => listSystemLog(tx, systemLogFilterSchema.parse({}))],
};

export const CUSTOMER_READS: Readonly<Record<string, Read>> = {
  dashboard: (tx, { now, customer }) => readDashboard({ tx, now, customerId: customerId(customer) }),
  calendar: (tx, about) => calendarMonth(tx, customerId(about.customer), month(about), about.now),
  "their bills": (tx, { customer }) => billsOf(tx, customerId(customer)),
  "this month so far": (tx, { now, customer }) => runningEstimate(tx, customerId(customer), now),
  "their bill": (tx, { customer, bill }) => wholeBill(tx, customerId(customer), bill),
  "paying it": (tx, { customer, bill }) => latestAttemptOf(tx, customerId(customer), bill),
  "their payments": async (tx, { customer }) => [
    await attemptsOf(tx, customerId(customer)),
    await doorReceiptsOf(tx, customerId(customer)),
    await refundsOf(tx, { customerId: customer }),
    await disputesOf(tx, { customerId: customer }),
  ],
  "their subscriptions": (tx, { now, customer }) => subscriptionsOverview(tx, customerId(customer), now),
};
