import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SubscribeForm } from "@/components/subscriptions/subscribe-form";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { resumeDaysAction } from "@/lib/features/pauses/actions";
import { subscribeAction } from "@/lib/features/subscriptions/actions";
import { renderWithTexts, withTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

const push = jest.fn();
const refresh = jest.fn();
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ push, refresh }),
}));
jest.mock("@/lib/features/pauses/actions", () => ({ resumeDaysAction: jest.fn() }));
jest.mock("@/lib/features/subscriptions/actions", () => ({ subscribeAction: jest.fn() }));

const resume = jest.mocked(resumeDaysAction);
const subscribe = jest.mocked(subscribeAction);
const box = (name: string) => screen.getByRole("textbox", { name });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

beforeEach(() => jest.resetAllMocks());

function show(pausedDates: string[] = []) {
  renderWithTexts(
    <SubscribeForm
      plan={{ id: 7, name: "Veg Thali", dailyRate: rupees(120), slot: { id: 1 } }}
      terms={{
        closures: [{ date: parsePlainDate("2026-11-27"), reason: "Diwali", slotId: null }],
        pausedDates: pausedDates.map((day) => parsePlainDate(day)),
        dueDays: 7,
      }}
      today={parsePlainDate("2026-11-20")}
      firstDay={parsePlainDate("2026-11-21")}
    />,
  );
}

async function write(name: string, text: string) {
  await userEvent.clear(box(name));
  if (text) await userEvent.type(box(name), text);
}

test("days and price follow what is typed, without the days on which the kitchen is closed", async () => {
  show();
  await write("Start date", "2026-11-23");
  await write("End date", "2026-11-29");
  expect(screen.getAllByText("₹720")).toHaveLength(2);
  expect(screen.getByText(/6 days × ₹120 a day/)).toBeInTheDocument();
  expect(screen.getByText(/Fri 27 Nov \(Diwali\)/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: "Sunday" }));
  expect(screen.getAllByText("₹600")).toHaveLength(2);
});

test("a price over two months is told as the two bills it comes on, with their due dates", async () => {
  show();
  await write("Start date", "2026-11-29");
  await write("End date", "2026-12-20");
  expect(screen.getByText("₹2,640")).toBeInTheDocument();
  const bills = within(screen.getByRole("list", { name: "Bills" })).getAllByRole("listitem");
  expect(bills.map((bill) => bill.textContent)).toEqual([
    "Bill for November 20262 days, due Tue 8 Dec₹240",
    "Bill for December 202620 days, due Fri 8 Jan₹2,400",
  ]);
});

test("days that are paused already are named, not counted, and can be resumed", async () => {
  resume.mockResolvedValue({ ok: true, value: { resumed: [], refused: [], added: [] } });
  show(["2026-11-24", "2026-11-25", "2026-11-27"]);
  await write("Start date", "2026-11-23");
  await write("End date", "2026-11-29");
  expect(screen.getByText(/4 days × ₹120 a day/)).toBeInTheDocument();
  expect(screen.getByText(/because you paused them: Tue 24 Nov and Wed 25 Nov\./)).toBeInTheDocument();
  await press("Resume these days");
  expect(resume).toHaveBeenCalledWith({ days: ["2026-11-24", "2026-11-25"] }, expect.any(String));
  await waitFor(() => expect(refresh).toHaveBeenCalled());
  expect(subscribe).not.toHaveBeenCalled();
});

test("a single day that is paused costs nothing, and says why", async () => {
  show(["2026-11-25"]);
  await write("Start date", "2026-11-25");
  await write("End date", "2026-11-25");
  expect(screen.getByText(/No day × ₹120 a day/)).toBeInTheDocument();
  expect(screen.getByText("₹0")).toBeInTheDocument();
  expect(screen.getByText(/because you paused it: Wednesday 25 Nov/)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Resume this day" })).toBeInTheDocument();
});

test("dates the wrong way round are named as such, not as missing", async () => {
  show();
  await write("Start date", "2026-12-10");
  await write("End date", "2026-12-01");
  expect(screen.getByText("The last day can't be before the first day.")).toBeInTheDocument();
  expect(screen.queryByText("Write both dates to see the price.")).not.toBeInTheDocument();
});

test("without two dates there is no price, and nothing can be sent", async () => {
  show();
  await write("End date", "");
  expect(screen.getByText("Write both dates to see the price.")).toBeInTheDocument();
  await press("Subscribe");
  expect(subscribe).not.toHaveBeenCalled();
  expect(box("End date")).toHaveAccessibleDescription(/Please fill this in/);
});

test("sends dates and weekdays but no price, and goes where the subscription stands", async () => {
  subscribe.mockResolvedValue({ ok: true, value: { subscriptionId: 31, days: 6, total: rupees(720) } });
  show();
  await write("Start date", "2026-11-23");
  await write("End date", "2026-11-29");
  await press("Subscribe");
  await waitFor(() => expect(push).toHaveBeenCalledWith("/subscriptions?taken=31"));
  expect(subscribe).toHaveBeenCalledWith(
    {
      planId: 7,
      startDate: "2026-11-23",
      endDate: "2026-11-29",
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      seenRate: 120,
      isSecond: false,
    },
    A_KEY,
  );
});

test.each([
  ["start-after-cutoff", "Start date", /The kitchen counted that day's meals at 8:00/],
  ["end-before-start", "End date", /The last day can't be before the first day/],
] as const)("a refusal (%s) stands at its field and what was typed stays", async (error, field, words) => {
  subscribe.mockResolvedValue({ ok: false, error });
  show();
  await write("Start date", "2026-11-22");
  await press("Subscribe");
  await waitFor(() => expect(box(field)).toHaveAccessibleDescription(words));
  expect(box(field)).toBeInvalid();
  expect(box("Start date")).toHaveValue("Sun 22 Nov 2026");
  expect(push).not.toHaveBeenCalled();
});

test("a price that changed meanwhile is told above the button", async () => {
  subscribe.mockResolvedValue({ ok: false, error: "price-changed" });
  show();
  await press("Subscribe");
  expect(await screen.findByRole("alert")).toHaveTextContent("The price of this plan changed just now");
});

test("a second tiffin on the same days is asked for, and sent once it is meant", async () => {
  subscribe.mockResolvedValue({ ok: false, error: "same-plan" });
  show();
  const yes = { name: "Yes, a second tiffin each day" };
  expect(screen.queryByRole("checkbox", yes)).not.toBeInTheDocument();
  await press("Subscribe");
  const box = await screen.findByRole("checkbox", yes);
  expect(box).toHaveFocus();
  expect(box).toHaveAccessibleDescription(
    "You have Veg Thali on these days already. A second tiffin each day?",
  );
  expect(push).not.toHaveBeenCalled();
  await userEvent.click(box);
  subscribe.mockResolvedValue({ ok: true, value: { subscriptionId: 32, days: 6, total: rupees(720) } });
  await press("Subscribe");
  await waitFor(() => expect(push).toHaveBeenCalledWith("/subscriptions?taken=32"));
  expect(subscribe).toHaveBeenLastCalledWith(expect.objectContaining({ isSecond: true }), A_KEY);
});

test("a date that does not exist is refused in words", async () => {
  show();
  await write("Start date", "2026-02-30");
  await press("Subscribe");
  expect(box("Start date")).toHaveAccessibleDescription(/February 2026 has 28 days/);
  expect(subscribe).not.toHaveBeenCalled();
});

test("dates are typed the Indian way, shown in words, and the page stands a year of 9999", async () => {
  show();
  await write("Start date", "5/12/2026");
  await write("End date", "11 Dec");
  expect(box("Start date")).toHaveValue("Sat 5 Dec 2026");
  expect(screen.getByText(/7 days × ₹120 a day/)).toBeInTheDocument();
  await write("Start date", "9999-01-01");
  await userEvent.tab();
  expect(box("Start date")).toHaveValue("9999-01-01");
  expect(box("Start date")).toHaveAccessibleDescription(/within two years of today/);
  await press("Subscribe");
  expect(subscribe).not.toHaveBeenCalled();
});

test("the first day offered moves with the cutoff while the form is open, one that was typed stays", async () => {
  const at = (firstDay: string) => (
    <SubscribeForm
      plan={{ id: 7, name: "Veg Thali", dailyRate: rupees(120), slot: { id: 1 } }}
      terms={{ closures: [], pausedDates: [], dueDays: 7 }}
      today={parsePlainDate("2026-11-20")}
      firstDay={parsePlainDate(firstDay)}
    />
  );
  const shown = renderWithTexts(at("2026-11-20"));
  const offered = box("Start date").getAttribute("value");
  shown.rerender(withTexts(at("2026-11-21")));
  await waitFor(() => expect(box("Start date")).not.toHaveValue(offered));
  await write("Start date", "2026-11-25");
  shown.rerender(withTexts(at("2026-11-22")));
  expect(box("Start date")).toHaveValue("2026-11-25");
});
