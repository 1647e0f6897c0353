// What the product's pages read besides their lists (list-reads.ts). `page`: who opens it, and what of it.
import { customerFile } from "@/app/admin/customers/[id]/read-customer-file";
import { readDashboard } from "@/app/(customer)/dashboard/read-dashboard";
import type { Tx } from "@/lib/db";
import { toBusinessDate, toBusinessMonth } from "@/lib/domain/business-time";
import { customerId, userId, type StaffRole } from "@/lib/domain/identity";
import { addDays, addMonths } from "@/lib/domain/plain-date";
import { listSessions } from "@/lib/features/accounts/queries";
import { addedOn, addressesOn, plansToAdd } from "@/lib/features/additions/queries";
import { billedMonths, billForStaff, runningEstimate } from "@/lib/features/billing/queries";
import { wholeBill } from "@/lib/features/billing/whole-bill";
import { statementOf } from "@/lib/features/billing/statement";
import { creditedDaysOf, whyOf } from "@/lib/features/billing/why";
import { accountBalances, takingsOn } from "@/lib/features/books/queries";
import { getBuilding, hasDoubtfulAddresses, listBuildingsIn } from "@/lib/features/buildings/queries";
import { listClosures } from "@/lib/features/closures/queries";
import { toldOf } from "@/lib/features/complaints/own";
import { doorsAgain } from "@/lib/features/complaints/queries";
import { settledBesideOf } from "@/lib/features/corrections/beside";
import { countCorrectionsOpen, strandedCharges, worthNow } from "@/lib/features/corrections/decisions";
import { correctedBills, correctionOf, listCorrections } from "@/lib/features/corrections/queries";
import { lookedBackOn, routesOfDoors } from "@/lib/features/deliveries/by-route-queries";
import { doorsPage } from "@/lib/features/deliveries/doors-page";
import { dietsOf, specialsOn } from "@/lib/features/diets/queries";
import { weekClashes } from "@/lib/features/diets/week";
import { getDish, knownDishes, listDishNames } from "@/lib/features/dishes/catalogue-queries";
import { documentsOf } from "@/lib/features/documents/queries";
import { collectionOf, doorPaymentsOf, doorReceipt, doorReceiptsOf } from "@/lib/features/door/door-queries";
import { findPayers, openAtDoors, payersOnRound, payerWithBills } from "@/lib/features/door/payers";
import { missedLately } from "@/lib/features/drive/missed-queries";
import { doorStandings, roundsOn, roundsRevision } from "@/lib/features/drive/office-queries";
import { broughtBetween } from "@/lib/features/drive/queries";
import { roundOf } from "@/lib/features/drive/round-queries";
import { buySheet, cookSheet } from "@/lib/features/forecast/sheets";
import { otherWebhookVersion } from "@/lib/features/gateway-reports/version-queries";
import { kitchenReport } from "@/lib/features/kitchen/queries";
import { kitchenTablet } from "@/lib/features/kitchen/tablet-queries";
import { packingProgress } from "@/lib/features/packing/progress-queries";
import { amendmentsOn, sheetsOn } from "@/lib/features/sheets/queries";
import { listSlots } from "@/lib/features/slots/queries";
import { costliestStatements, slowStatements } from "@/lib/features/system/statement-queries";
import { leftoversBetween, safetyLog } from "@/lib/features/meal-notes/queries";
import { listMenuWeek } from "@/lib/features/menus/queries";
import { countFailedLetters, getMail, waitingLetters } from "@/lib/features/notifications/queries";
import { countCases, openCases } from "@/lib/features/odd-cases/cases";
import { listPasskeys } from "@/lib/features/passkeys/queries";
import { calendarMonth, daysAhead } from "@/lib/features/pauses/queries";
import { billsOf } from "@/lib/features/payments/listed-bills";
import { attemptsOf, latestAttemptOf, paymentsOf } from "@/lib/features/payments/queries";
import { getCataloguePlan, listPlanNames, wasSubscribedTo } from "@/lib/features/plans/queries";
import { latestBookCheck } from "@/lib/features/proof/check-queries";
import { getRecipe, listIngredients, listRecipes } from "@/lib/features/recipes/queries";
import { mondayCharts, mondayFigures, monthReport, reportMonths } from "@/lib/features/reports/queries";
import { disputesOf } from "@/lib/features/returns/dispute-queries";
import { refundOverview } from "@/lib/features/returns/refund-overview";
import { refundsOf } from "@/lib/features/returns/refund-queries";
import { listDrivers, offRoutesOn, routesOn, stopsOn } from "@/lib/features/routes/queries";
import { listRouteNames } from "@/lib/features/routes/round-page";
import { suggestionFor } from "@/lib/features/routes/suggestion";
import { getSecondFactor } from "@/lib/features/second-factor/queries";
import { getSettings, listAreaNames, listAreas, missingSteps } from "@/lib/features/settings/queries";
import { listSlotsInSettings } from "@/lib/features/slots/queries";
import { getStaff, listStaff } from "@/lib/features/staff/queries";
import { subscriptionsOverview } from "@/lib/features/subscriptions/overview";
import { closuresBetween } from "@/lib/features/subscriptions/queries";

/** Whom and what the pages are asked about. */
export type About = { now: Date; customer: number; bill: number; staff: number };

type Read = (tx: Tx, about: About) => Promise<unknown>;

const today = ({ now }: About) => toBusinessDate(now);
const month = ({ now }: About) => toBusinessMonth(now);

export const STAFF_READS: Readonly<Record<string, readonly [StaffRole, Read]>> = {
  "overview: figures": ["owner", (tx, { now }) => mondayFigures(tx, now)],
  "overview: charts": ["owner", (tx, { now }) => mondayCharts(tx, now)],
  "kitchen of a day": ["kitchen", (tx, about) => kitchenReport(tx, today(about))],
  "kitchen's tablet": [
    "kitchen",
    async (tx, about) => kitchenTablet(tx, today(about), { now: about.now, slots: await listSlots(tx) }),
  ],
  "what changed after the count": ["kitchen", (tx, about) => amendmentsOn(tx, today(about))],
  "sheets of a day": ["kitchen", (tx, about) => sheetsOn(tx, today(about))],
  "still to pack": [
    "kitchen",
    async (tx, about) => packingProgress(tx, today(about), (await listSlots(tx))[0]),
  ],
  "deliveries of a day": [
    "driver",
    async (tx, about) => {
      const page = await doorsPage(tx, today(about), { area: "Vashi" });
      return openAtDoors(tx, page.shown, today(about));
    },
  ],
  "not delivered": ["owner", (tx, about) => missedLately(tx, today(about))],
  "day, looked back at": ["owner", (tx, about) => lookedBackOn(tx, today(about))],
  "rounds of a day": ["owner", (tx, about) => roundsOn(tx, today(about))],
  "rounds of a day, in short": ["owner", (tx, about) => roundsRevision(tx, today(about), about.now)],
  "doors of a day, as marked": ["owner", (tx, about) => doorStandings(tx, today(about))],
  "round of a driver": ["driver", (tx, about) => roundOf(tx, { id: userId(about.staff) }, today(about))],
  "routes of a day's doors": ["owner", (tx, about) => routesOfDoors(tx, today(about))],
  "deliveries, next page": ["owner", (tx, about) => doorsPage(tx, today(about), { after: about.customer })],
  "collect: the round": ["driver", (tx, about) => payersOnRound(tx, today(about))],
  "collect: a search": ["driver", (tx, about) => findPayers(tx, "vikram nair", today(about))],
  "collect: a search of the office": ["owner", (tx, about) => findPayers(tx, "vikram nair", today(about))],
  "collect: all who owe": ["owner", (tx, about) => findPayers(tx, "", today(about))],
  "collect: a day's takings": ["driver", (tx, about) => collectionOf(tx, userId(about.staff), today(about))],
  "collect: a door": ["driver", (tx, { customer }) => payerWithBills(tx, customer)],
  "all dishes by name": ["owner", (tx) => listDishNames(tx)],
  "what is said of the dishes": ["owner", (tx) => knownDishes(tx)],
  "one dish": ["owner", (tx) => getDish(tx, 1)],
  routes: [
    "owner",
    async (tx, about) => [
      await routesOn(tx, today(about)),
      await offRoutesOn(tx, today(about)),
      await stopsOn(tx, today(about), null),
      await hasDoubtfulAddresses(tx),
      await listDrivers(tx),
      await listRouteNames(tx),
    ],
  ],
  "one route": [
    "owner",
    async (tx, about) => [await stopsOn(tx, today(about), 1), await suggestionFor(tx, 1)],
  ],
  "one building": ["owner", async (tx) => [await getBuilding(tx, 1), await listBuildingsIn(tx, ["Vashi"])]],
  "what goes into dishes": [
    "owner",
    async (tx) => [await getRecipe(tx, 1), await listRecipes(tx), await listIngredients(tx)],
  ],
  "what to buy": ["kitchen", (tx, about) => buySheet(tx, addDays(today(about), 1), about.now)],
  "what to cook": ["kitchen", (tx, about) => cookSheet(tx, today(about), about.now)],
  "what was added to a day": [
    "owner",
    async (tx, about) => [
      await addedOn(tx, today(about)),
      await addressesOn(tx, today(about)),
      await plansToAdd(tx),
    ],
  ],
  "what is noted of a day": [
    "kitchen",
    async (tx, about) => [
      await leftoversBetween(tx, today(about), today(about)),
      await safetyLog(tx, today(about)),
      await listSlots(tx),
    ],
  ],
  reports: ["owner", (tx, about) => monthReport(tx, addMonths(month(about), -1), about.now)],
  "reports: this month": ["owner", (tx, about) => monthReport(tx, month(about), about.now)],
  "reports: months": ["owner", (tx, { now }) => reportMonths(tx, now)],
  "one customer": [
    "owner",
    (tx, { now, customer, staff }) =>
      customerFile({ tx, now, staff: { id: userId(staff), role: "owner" } }, String(customer), null),
  ],
  "bills: months": ["owner", (tx) => billedMonths(tx)],
  "one bill": [
    "owner",
    async (tx, { bill }) => {
      const found = await billForStaff(tx, bill);
      if (!found) throw new Error(`no bill ${bill}`);
      await whyOf(tx, found);
      await doorPaymentsOf(tx, bill);
      await documentsOf(tx, bill);
      await statementOf(tx, bill);
      await creditedDaysOf(tx, found);
      await settledBesideOf(tx, bill);
      await refundOverview(tx, bill);
      await paymentsOf(tx, { billId: bill });
      await openCases(tx, 20, { billId: bill });
    },
  ],
  "payments: cases": ["owner", async (tx) => [await countCases(tx), await openCases(tx, 20)]],
  "complaints: doors again": ["owner", (tx, about) => doorsAgain(tx, today(about))],
  "the database's work": ["owner", async (tx) => [await slowStatements(tx), await costliestStatements(tx)]],
  books: ["owner", async (tx, about) => [await accountBalances(tx), await takingsOn(tx, today(about))]],
  "books: the proof": ["owner", (tx) => latestBookCheck(tx)],
  "outbox: counts": ["owner", async (tx) => [await waitingLetters(tx), await countFailedLetters(tx)]],
  corrections: [
    "owner",
    async (tx, { now, bill }) => [
      await listCorrections(tx),
      await correctionOf(tx, 1),
      await worthNow(tx, [bill]),
      await correctedBills(tx, { isWaiting: true }, {}),
      await strandedCharges(tx, now),
      await countCorrectionsOpen(tx, now),
    ],
  ],
  "menus: who can't eat what": [
    "owner",
    (tx, about) => weekClashes(tx, today(about), addDays(today(about), 6)),
  ],
  "kitchen: special tiffins": ["kitchen", (tx, about) => specialsOn(tx, today(about))],
  menus: ["owner", (tx, about) => listMenuWeek(tx, today(about))],
  "one plan": ["owner", (tx, about) => getCataloguePlan(tx, 3, today(about))],
  "one plan: its meal": ["owner", (tx) => wasSubscribedTo(tx, 3)],
  closures: [
    "owner",
    async (tx, about) => [
      await listClosures(tx, about.now),
      await closuresBetween(tx, today(about), today(about)),
    ],
  ],
  staff: ["owner", async (tx, { staff }) => [await listStaff(tx), await getStaff(tx, staff)]],
  settings: ["owner", async (tx) => [await getSettings(tx), await missingSteps(tx), await listAreas(tx)]],
  "settings: meals": ["owner", (tx, { now }) => listSlotsInSettings(tx, now)],
  "what lists choose from": ["owner", async (tx) => [await listAreaNames(tx), await listPlanNames(tx)]],
  "the gateway's version": ["owner", (tx) => otherWebhookVersion(tx)],
  "one letter": ["owner", (tx) => getMail(tx, 40)],
  "a receipt of the door": ["owner", (tx) => doorReceipt(tx, 40)],
  "one's own account": [
    "owner",
    async (tx, { staff, now }) => [
      await listSessions(tx, userId(staff), now),
      await listPasskeys(tx, userId(staff)),
      await getSecondFactor(tx, { id: userId(staff), email: "owner1@example.test" }),
    ],
  ],
};

export const CUSTOMER_READS: Readonly<Record<string, Read>> = {
  dashboard: (tx, { now, customer }) => readDashboard({ tx, now, customerId: customerId(customer) }),
  "calendar: what became of it": (tx, about) =>
    broughtBetween(tx, customerId(about.customer), { first: today(about), last: today(about) }),
  calendar: (tx, about) => calendarMonth(tx, customerId(about.customer), month(about), about.now),
  "what they may tell of": async (tx, { now, customer }) => {
    const days = await daysAhead(tx, customerId(customer), now);
    return toldOf(tx, customerId(customer), days, now);
  },
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
  "what they eat": (tx, { customer }) => dietsOf(tx, customer),
  "their subscriptions": (tx, { now, customer }) => subscriptionsOverview(tx, customerId(customer), now),
};
