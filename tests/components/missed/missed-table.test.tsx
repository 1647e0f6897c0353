import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MissedTable } from "@/components/missed/missed-table";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { creditMissedAction } from "@/lib/features/complaints/actions";
import type { MissedTiffin } from "@/lib/features/drive/missed-queries";
import { A_KEY } from "../../support/press-key";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ refresh: jest.fn() }),
}));
jest.mock("@/lib/features/complaints/actions", () => ({ creditMissedAction: jest.fn() }));

const credit = jest.mocked(creditMissedAction);
const day = parsePlainDate("2026-12-01");
const missed: MissedTiffin = {
  ...{ customerId: 3, tiffinId: 7, subscriptionId: 7, day, reason: "spilled", note: "on the stairs" },
  ...{ fullname: "Meera Joshi", phone: "9820012345", area: "Vashi", addr1: "Flat 4, Sagar", addr2: null },
  ...{ happenedAt: new Date("2026-12-01T07:11:00Z"), receivedAt: new Date("2026-12-01T07:11:00Z") },
  ...{
    planName: "Veg Thali",
    dailyRate: rupees(80),
    driver: "Raju Pawar",
    picture: "a-key",
    complaint: null,
  },
};
const row = () => screen.getByRole("row", { name: /Meera Joshi/ });

test("one press credits what the tiffin cost, beside why it was not delivered and the driver's picture", async () => {
  credit.mockResolvedValue({ ok: true, value: { complaintId: 5, amount: paise(8_000), applied: paise(0) } });
  renderWithTexts(<MissedTable missed={[missed]} mayDecide />);
  for (const text of ["Tue 1 Dec, 12:41", "Spilled", "on the stairs", "Raju Pawar"])
    expect(row()).toHaveTextContent(text);
  expect(within(row()).getByRole("link", { name: "Driver's picture" })).toHaveAttribute(
    "href",
    "/pictures/a-key",
  );
  await userEvent.click(within(row()).getByRole("button", { name: "Credit ₹80" }));
  expect(credit.mock.calls).toEqual([[{ subscriptionId: 7, day }, A_KEY]]);
});

test.each([
  ["is credited", { ...missed, complaint: "credited" as const }, true, "Credited"],
  ["is declined", { ...missed, complaint: "declined" as const }, true, "Declined"],
  ["is beside the subscriptions", { ...missed, subscriptionId: null, dailyRate: null }, true, "Spilled"],
  ["is looked at by who may not decide", missed, false, "Spilled"],
])("one that %s has no button", (_, one, mayDecide, text) => {
  renderWithTexts(<MissedTable missed={[one]} mayDecide={mayDecide} />);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  expect(row()).toHaveTextContent(text);
});
