import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { AuditTable } from "@/components/audit/audit-table";
import type { AuditEntry } from "@/lib/features/audit/queries";
import { renderWithTexts } from "../../support/render";

const entry: AuditEntry = {
  id: 1,
  at: new Date("2026-12-03T04:30:00Z"),
  actor: { id: 2, fullname: "Sunita Deshpande", role: "owner" },
  action: "extend",
  entity: "subscription",
  entityId: "78",
  customer: { id: 5, fullname: "Meera Joshi" },
  reason: null,
  before: null,
  after: null,
};

function changesOf(given: Partial<AuditEntry>): string[] {
  renderWithTexts(<AuditTable entries={[{ ...entry, ...given }]} />);
  return screen.queryAllByRole("listitem").map((item) => item.textContent ?? "");
}

test("says who did what to whom, when and why", () => {
  expect(changesOf({ reason: "Called" })).toEqual(["Reason: Called"]);
  const [, row] = screen.getAllByRole("row");
  if (!row) throw new Error("no row");
  for (const text of ["3 Dec 2026, 10:00", "Sunita Deshpande", "Owner", "Extended", "Subscription 78"]) {
    expect(within(row).getByText(text)).toBeInTheDocument();
  }
  expect(within(row).getByRole("link", { name: "Meera Joshi" })).toHaveAttribute(
    "href",
    "/admin/customers/5",
  );
});

test("a change goes from one value to the other, in words", () => {
  expect(
    changesOf({
      before: { endDate: "2026-12-20", isActive: true, dailyRatePaise: 12_000, weekdays: [1, 2] },
      after: { endDate: "2026-12-27", isActive: false, dailyRatePaise: 12_000, weekdays: [6] },
    }),
  ).toEqual([
    "Last day: Sun 20 Dec 2026 → Sun 27 Dec 2026",
    "Active: yes → no",
    "Delivery days: Mon, Tue → Sat",
  ]);
});

test("something new stands alone, something gone goes to nothing", () => {
  expect(changesOf({ before: null, after: { day: "2026-11-25", amountPaise: 18_600_000 } })).toEqual([
    "Day: Wed 25 Nov 2026",
    "Amount: ₹1,86,000",
  ]);
});

test("amounts are shown to the paisa", () => {
  expect(changesOf({ action: "refund-payment", entity: "payment", after: { amountPaise: 20_050 } })).toEqual([
    "Amount: ₹200.50",
  ]);
});

test("what is taken back at the door goes below nothing", () => {
  expect(
    changesOf({ action: "counter-door-payment", entity: "bill", after: { amountPaise: -50_000 } }),
  ).toEqual(["Amount: −₹500"]);
});

test("something gone goes to nothing", () => {
  expect(changesOf({ before: { days: ["2026-11-25"] }, after: null })).toEqual([
    "Days: Wed 25 Nov 2026 → nothing",
  ]);
});

test("beside a change the rest stands for the record, and empty fields say nothing", () => {
  expect(
    changesOf({
      before: { planName: "Veg Thali", endDate: "2026-12-20", skippedDates: [], paymentId: null },
      after: { endDate: "2026-11-21" },
    }),
  ).toEqual(["Last day: Sun 20 Dec 2026 → Sat 21 Nov 2026", "Plan: Veg Thali"]);
});

test("long lists are cut short, and lists of things stand in words", () => {
  const days = Array.from({ length: 9 }, (_, index) => `2026-12-0${index + 1}`);
  expect(changesOf({ after: { days } })).toEqual([
    expect.stringMatching(/^Days: Tue 1 Dec 2026, .* and 2 more$/),
  ]);
});

test("an act or a field without words stands under its own name, and what runs by itself says so", () => {
  expect(changesOf({ action: "invent", entity: "gadget", actor: null, after: { wheels: 3 } })).toEqual([
    "wheels: 3",
  ]);
  for (const text of ["invent", "gadget 78", "By itself"]) expect(screen.getByText(text)).toBeInTheDocument();
});
