import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { OfficeBillCard } from "@/components/billing/office-bill-card";
import { instantAt } from "@/lib/domain/business-time";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import type { OfficeBill } from "@/lib/features/billing/queries";
import { renderWithTexts } from "@/tests/support/render";

const issued = parsePlainDate("2026-11-01");
const noon = instantAt(parsePlainDate("2026-11-21"), "12:00");
const bill: OfficeBill = {
  ...{ id: 7, customerId: 5, month: parsePlainMonth("2026-10"), lines: [] },
  ...{ amount: rupees(1_200), open: paise(120_000), isPaid: false },
  ...{ totalDays: 10, pausedDays: 0, billableDays: 10 },
  ...{
    issuedAt: instantAt(issued, "09:00"),
    lastDayChangeId: 0,
    updatedAt: null,
    recalculatedAt: null,
    dueDate: issued,
  },
  customer: { id: 5, fullname: "Meera Joshi", email: "meera@example.test", address: ["Vashi"] },
};

const show = (given: Partial<OfficeBill>) =>
  renderWithTexts(<OfficeBillCard bill={{ ...bill, ...given }} today={parsePlainDate("2026-11-21")} />);

test("a bill that was paid and opened again was not recalculated by that", () => {
  show({ updatedAt: noon });
  expect(screen.queryByText("Recalculated")).not.toBeInTheDocument();
  expect(screen.queryByText("21 Nov 2026, 12:00")).not.toBeInTheDocument();
});

test("says when it was recalculated, and when it was paid", () => {
  const recalculatedAt = instantAt(parsePlainDate("2026-11-20"), "18:30");
  show({ recalculatedAt, updatedAt: noon, isPaid: true, open: paise(0) });
  expect(screen.getByText("Recalculated").nextElementSibling).toHaveTextContent("20 Nov 2026, 18:30");
  expect(screen.getAllByText("Paid").at(-1)?.nextElementSibling).toHaveTextContent("21 Nov 2026, 12:00");
});
