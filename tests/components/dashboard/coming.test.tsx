import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ComingPauses } from "@/components/dashboard/coming-pauses";
import { Endings } from "@/components/dashboard/endings";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { resumeDaysAction } from "@/lib/features/pauses/actions";
import { subscribeAction } from "@/lib/features/subscriptions/actions";
import type { Ending } from "@/lib/features/subscriptions/endings";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  unstable_isUnrecognizedActionError: () => false,
  useRouter: () => ({ refresh: () => undefined }),
}));
jest.mock("@/lib/features/pauses/actions", () => ({
  pauseDaysAction: jest.fn(),
  resumeDaysAction: jest.fn(),
}));
jest.mock("@/lib/features/subscriptions/actions", () => ({ subscribeAction: jest.fn() }));

const resume = jest.mocked(resumeDaysAction);
const subscribe = jest.mocked(subscribeAction);
const day = parsePlainDate;
const days = ["2026-12-07", "2026-12-08", "2026-12-11"].map((text) => day(text));

beforeEach(() => jest.resetAllMocks());

test("a coming pause says its days and what it saves, and is resumed by one press", async () => {
  const added = [{ month: parsePlainMonth("2026-12"), amount: rupees(360) }];
  resume.mockResolvedValue({ ok: true, value: { resumed: days, refused: [], added } });
  renderWithTexts(<ComingPauses pauses={[{ days, tiffins: 3, saved: rupees(360), receipt: "TT1.a.b" }]} />);
  expect(screen.getByText("Mon 7 Dec to Fri 11 Dec")).toBeInTheDocument();
  expect(screen.getByText("3 tiffins, saves ₹360")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Receipt" })).toHaveAttribute("href", "/verify?receipt=TT1.a.b");
  await userEvent.click(screen.getByRole("button", { name: "Resume Mon 7 Dec to Fri 11 Dec" }));
  expect(resume).toHaveBeenCalledWith({ days }, A_KEY);
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Your tiffin comes on"));
});

test("nothing paused, nothing shown", () => {
  renderWithTexts(<ComingPauses pauses={[]} />);
  expect(screen.queryByRole("heading")).not.toBeInTheDocument();
});

const ending: Ending = {
  ...{ subscriptionId: 3, planId: 7, planName: "Veg Thali", endDate: day("2026-12-20"), when: "soon" },
  next: {
    ...{ startDate: day("2026-12-21"), endDate: day("2027-01-20"), weekdays: [1, 2, 3, 4, 5] },
    ...{ dailyRate: rupees(130), days: 22, total: rupees(2860) },
  },
};
const today = day("2026-12-16");

test("a subscription that ends soon says what a month more costs, and one press takes it at that price", async () => {
  subscribe.mockResolvedValue({ ok: true, value: { subscriptionId: 4, days: 22, total: rupees(2860) } });
  renderWithTexts(<Endings endings={[ending]} today={today} />);
  expect(screen.getByRole("heading", { name: "Your Veg Thali ends on Sunday 20 Dec." })).toBeInTheDocument();
  expect(screen.getByText(/22 tiffins at ₹130 a day, ₹2,860 in all/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Keep going for a month" }));
  await waitFor(() =>
    expect(screen.getByRole("status")).toHaveTextContent(
      "Your Veg Thali goes on from Monday 21 Dec to Wed 20 Jan 2027: 22 tiffins, ₹2,860.",
    ),
  );
  expect(subscribe.mock.calls[0]?.[0]).toMatchObject({
    ...{ planId: 7, startDate: "2026-12-21", endDate: "2027-01-20", weekdays: [1, 2, 3, 4, 5] },
    ...{ seenRate: 130, isSecond: false },
  });
});

test("a refusal stands beside the button", async () => {
  subscribe.mockResolvedValue({ ok: false, error: "price-changed" });
  renderWithTexts(<Endings endings={[ending]} today={today} />);
  await userEvent.click(screen.getByRole("button", { name: "Keep going for a month" }));
  expect(await screen.findByText(/The price of this plan changed just now/)).toBeInTheDocument();
});

test("of a plan that isn't sold any more others are offered", () => {
  renderWithTexts(<Endings endings={[{ ...ending, when: "over", next: null }]} today={today} />);
  expect(screen.getByRole("heading", { name: "Your Veg Thali ended on Sunday 20 Dec." })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "See the plans" })).toHaveAttribute("href", "/plans");
});
