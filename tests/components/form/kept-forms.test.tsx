// Forms opened again after a page was loaded anew: they ask about the press that nobody answered, and say what it did.
import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement } from "react";
import { ClosureForm } from "@/components/closures/closure-form";
import { ChangeDays } from "@/components/customers/change-days";
import { CustomerSubscriptions } from "@/components/customers/customer-subscriptions";
import { keepTyped, keepUnheard } from "@/components/press/kept";
import { MenuWeekForm } from "@/components/menus/menu-week-form";
import { GiveCredit } from "@/components/credits/give-credit";
import { RefundPayment } from "@/components/returns/refund-payment";
import { paise, rupees } from "@/lib/domain/money";
import { ALL_WEEKDAYS, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { LUNCH } from "@/lib/domain/slot";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ refresh: () => undefined }),
}));
jest.mock("@/lib/features/closures/actions", () => ({}));
jest.mock("@/lib/features/menus/actions", () => ({}));
jest.mock("@/lib/features/pauses/actions", () => ({}));
jest.mock("@/lib/features/payments/actions", () => ({}));
jest.mock("@/lib/features/credits/actions", () => ({}));
jest.mock("@/lib/features/door/actions", () => ({}));
jest.mock("@/lib/features/odd-cases/actions", () => ({}));
jest.mock("@/lib/features/returns/actions", () => ({}));
jest.mock("@/lib/features/subscriptions/actions", () => ({}));

const today = parsePlainDate("2026-11-21");
const november = parsePlainMonth("2026-11");
const running = {
  id: 8,
  planId: 1,
  planName: "Veg Thali",
  slot: LUNCH,
  dailyRate: rupees(120),
  startDate: parsePlainDate("2026-11-02"),
  endDate: parsePlainDate("2026-12-20"),
  weekdays: ALL_WEEKDAYS,
  skippedDates: [],
  isActive: true,
  hasBegun: true,
  nextDelivery: today,
  upcoming: [],
  earlyEnd: null,
};
const office = <CustomerSubscriptions running={[running]} customerId={5} today={today} mayChange />;
const days = <ChangeDays customerId={5} today={today} />;
const menu = { planId: 1, planName: "Veg Thali", mealName: "Lunch", slotId: 1, isActive: true };
const cell = { date: today, items: ["Dal"], version: 1 };

type Kept = {
  keepAs: string;
  form: ReactElement;
  /** The button that opens the form's window. */
  opener?: string;
  typed?: object;
  /** As the action itself answered it. */
  outcome: object;
  says: string | RegExp;
};

const saved = [{ month: november, amount: 120 }];
const kept: Kept[] = [
  {
    keepAs: "change-days:5",
    form: days,
    outcome: { paused: ["2026-11-23"], saved, refused: [], correctionId: null },
    says: /Paused: Monday 23 Nov. Worth ₹120/,
  },
  {
    keepAs: "change-days:5",
    form: days,
    outcome: { resumed: ["2026-11-23"], added: saved, refused: [], correctionId: null },
    says: /Resumed: Monday 23 Nov. Adds ₹120/,
  },
  {
    keepAs: "skip-for-customer:8",
    form: office,
    opener: "Skip a day",
    outcome: { day: "2026-11-23", planName: "Veg Thali", saved, correctionId: null },
    says: /Veg Thali is skipped on Monday 23 Nov/,
  },
  {
    keepAs: "skip-for-customer:8",
    form: office,
    opener: "Skip a day",
    outcome: { day: "2026-11-23", planName: "Veg Thali", added: saved, correctionId: null },
    says: /Veg Thali comes on Monday 23 Nov after all/,
  },
  {
    keepAs: "end-for-customer:8",
    form: office,
    opener: "End early",
    outcome: { planName: "Veg Thali", endDate: "2026-11-23", correctionId: null },
    says: /Veg Thali ends with Monday 23 Nov/,
  },
  {
    keepAs: "extend-for-customer:8",
    form: office,
    opener: "Extend",
    outcome: { planName: "Veg Thali", endDate: "2026-12-21", days: 1, total: 120, correctionId: null },
    says: /Veg Thali now runs until Monday 21 Dec: 1 more day for ₹120/,
  },
  {
    keepAs: "refund:4",
    form: (
      <RefundPayment
        payment={{ id: 4, amount: paise(186_000), method: "card", month: november }}
        refundable={paise(186_000)}
        name="Meera Joshi"
      />
    ),
    opener: "Refund",
    typed: { amount: "200", destination: "credit", reason: "Cold" },
    outcome: { status: "succeeded" },
    says: "Meera Joshi has ₹200 as credit.",
  },
  {
    keepAs: "give-credit:5",
    form: <GiveCredit customer={{ customerId: 5, name: "Meera Joshi", bills: [], seen: 0 }} />,
    opener: "Give credit",
    typed: { amount: "75", reason: "Burnt dal" },
    outcome: { applied: 0 },
    says: "₹75 given. It waits for the next bill.",
  },
  {
    keepAs: "closure",
    form: <ClosureForm today={today} meals={[{ id: 1, name: "Lunch" }]} />,
    typed: { from: "2026-12-25", reason: "Christmas" },
    outcome: {
      days: 1,
      alreadyClosed: 0,
      deliveries: 3,
      isLate: false,
      cooked: 0,
      bills: { count: 0, difference: 0, bills: [] },
    },
    says: "Close 1 day?",
  },
  {
    keepAs: "menus:1:2026-11-21",
    form: <MenuWeekForm row={{ ...menu, days: [cell] }} today={today} closures={{}} />,
    outcome: { saved: [{ planId: 1, date: "2026-11-21", items: "Dal", version: 2 }] },
    says: "Saved.",
  },
];

beforeEach(() => sessionStorage.clear());

test.each(kept)("$keepAs: $says", async ({ keepAs, form, opener, typed = {}, outcome, says }) => {
  keepUnheard(keepAs, "5b0c9d0e-3c1a-4d0f-8b53-1d2f6c8a9e10");
  keepTyped(keepAs, typed);
  const answer = { ok: true, json: async () => ({ state: "done", value: outcome }) };
  Object.assign(globalThis, { fetch: jest.fn(async () => answer) });
  renderWithTexts(form);
  if (opener) await userEvent.click(screen.getByRole("button", { name: opener }));
  expect(await screen.findByText(says)).toBeVisible();
  expect(sessionStorage.getItem(`tiffintrack:press:${keepAs}`)).toBeNull();
});
