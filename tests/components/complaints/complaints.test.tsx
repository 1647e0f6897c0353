import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ComplaintTable } from "@/components/complaints/complaint-table";
import { DoorsAgain } from "@/components/complaints/doors-again";
import { TellUs } from "@/components/complaints/tell-us";
import { paise, rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { complainAction, creditComplaintAction } from "@/lib/features/complaints/actions";
import type { OwnComplaint } from "@/lib/features/complaints/own";
import type { ListedComplaint } from "@/lib/features/complaints/queries";
import { A_KEY } from "../../support/press-key";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ refresh: jest.fn() }),
}));
jest.mock("@/lib/features/complaints/actions", () => ({
  complainAction: jest.fn(),
  creditComplaintAction: jest.fn(),
  creditMissedAction: jest.fn(),
  declineComplaintAction: jest.fn(),
}));

const complain = jest.mocked(complainAction);
const credit = jest.mocked(creditComplaintAction);
const day = parsePlainDate("2026-12-03");
const tiffin = { subscriptionId: 7, day, planName: "Veg Thali" };
const said: OwnComplaint = {
  ...{ id: 1, day, planName: "Veg Thali", kind: "late" },
  ...{ state: "declined", sentence: "Your guard has it.", picture: null, fromMark: false },
};
const listed: ListedComplaint = {
  id: 5,
  customer: {
    id: 3,
    fullname: "Meera Joshi",
    addr1: "Flat 4, Sea Breeze",
    area: "Vashi",
    phone: "9820012345",
  },
  ...{
    planName: "Veg Thali",
    day,
    kind: "missing",
    note: "The guard saw nobody",
    picture: null,
    fromMark: false,
  },
  ...{ saidAt: new Date("2026-12-03T09:30:00Z"), mark: null, dailyRate: rupees(80) },
  ...{ state: "open", decided: null },
};

beforeEach(() => jest.resetAllMocks());

test("two presses say that a tiffin did not come", async () => {
  complain.mockResolvedValue({ ok: true, value: { kind: "missing" } });
  renderWithTexts(<TellUs told={{ tiffins: [tiffin], said: [] }} />);
  await userEvent.click(screen.getByRole("button", { name: /^Not there\? Tell us/ }));
  const dialog = within(screen.getByRole("dialog", { name: "Veg Thali of Thu 3 Dec" }));
  expect(dialog.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining([
      ...["It did not come", "It came late", "It was the wrong one", "It was spoiled"],
    ]),
  );
  await userEvent.click(dialog.getByRole("button", { name: "It did not come" }));
  const sent = { subscriptionId: 7, day, kind: "missing", note: "" };
  expect(complain.mock.calls).toEqual([[sent, A_KEY]]);
  expect(await screen.findByText(/The kitchen knows/)).toBeInTheDocument();
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("another kind goes with its note, and a refusal stays in the window", async () => {
  complain.mockResolvedValue({ ok: false, error: "already-said" });
  renderWithTexts(<TellUs told={{ tiffins: [tiffin], said: [] }} />);
  await userEvent.click(screen.getByRole("button", { name: /^Not there\? Tell us/ }));
  await userEvent.type(screen.getByRole("textbox"), "Somebody else's");
  await userEvent.click(screen.getByRole("button", { name: "It was the wrong one" }));
  expect(complain.mock.calls[0]?.[0]).toMatchObject({ kind: "wrong", note: "Somebody else's" });
  const dialog = within(screen.getByRole("dialog"));
  expect(await dialog.findByText(/You have told us about this tiffin already/)).toBeInTheDocument();
});

test("what was said is shown with the kitchen's answer; with nothing to tell there is nothing", () => {
  const { container, unmount } = renderWithTexts(<TellUs told={{ tiffins: [], said: [said] }} />);
  expect(container).toHaveTextContent("You said: It came late. The kitchen's answer: Your guard has it.");
  unmount();
  expect(renderWithTexts(<TellUs told={{ tiffins: [], said: [] }} />).container).toBeEmptyDOMElement();
});

test("the office credits with one press, beside the driver's mark", async () => {
  credit.mockResolvedValue({ ok: true, value: { complaintId: 5, amount: paise(8_000), applied: paise(0) } });
  renderWithTexts(<ComplaintTable complaints={[listed]} mayDecide />);
  const row = screen.getByRole("row", { name: /Meera Joshi/ });
  for (const text of ["No mark", "The guard saw nobody", "Flat 4, Sea Breeze, Vashi", "Open"])
    expect(row).toHaveTextContent(text);
  await userEvent.click(screen.getByRole("button", { name: "Credit ₹80" }));
  expect(credit.mock.calls).toEqual([[{ complaintId: 5 }, A_KEY]]);
});

test("the driver's mark is told with its time", () => {
  const when = { happenedAt: new Date("2026-12-03T07:11:00Z"), receivedAt: new Date("2026-12-03T07:11:00Z") };
  const mark = { state: "not_delivered" as const, reason: "gate" as const, ...when };
  renderWithTexts(<ComplaintTable complaints={[{ ...listed, mark, fromMark: true }]} mayDecide />);
  const row = screen.getByRole("row", { name: /Meera Joshi/ });
  expect(row).toHaveTextContent("Not delivered 12:41: gate locked");
  expect(row).toHaveTextContent("From the driver's mark");
});

test("who may not decide sees no button, and an answered one has none", () => {
  const at = new Date("2026-12-03T10:00:00Z");
  const decided = { at, by: "Sunita Deshpande", sentence: "Your guard has it." };
  const { unmount } = renderWithTexts(<ComplaintTable complaints={[listed]} mayDecide={false} />);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  unmount();
  renderWithTexts(<ComplaintTable complaints={[{ ...listed, state: "declined", decided }]} mayDecide />);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  expect(screen.getByRole("row", { name: /Meera Joshi/ })).toHaveTextContent(/Declined.*Your guard has it/);
});

test("a house that comes again stands on top with how often, and what of", () => {
  const door = {
    house: "Sea Breeze",
    area: "Vashi",
    count: 3,
    kinds: [{ kind: "missing" as const, count: 3 }],
  };
  renderWithTexts(<DoorsAgain doors={[door]} />);
  const link = screen.getByRole("link", { name: "3rd time in two weeks at Sea Breeze, Vashi" });
  expect(link).toHaveAttribute("href", "/admin/complaints?search=Sea+Breeze&state=all");
  expect(screen.getByText("It did not come: 3")).toBeInTheDocument();
});
