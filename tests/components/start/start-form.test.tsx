import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { StartForm } from "@/components/start/start-form";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { startAction } from "@/lib/features/subscriptions/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

const push = jest.fn();
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ push, refresh: jest.fn() }),
}));
jest.mock("@/lib/features/pauses/actions", () => ({ resumeDaysAction: jest.fn() }));
jest.mock("@/lib/features/subscriptions/actions", () => ({ startAction: jest.fn() }));

const start = jest.mocked(startAction);
const box = (name: string) => screen.getByRole("textbox", { name });

beforeEach(() => {
  jest.resetAllMocks();
  sessionStorage.clear();
});

const show = (area = "") =>
  renderWithTexts(
    <StartForm
      plan={{ id: 7, name: "Veg Thali", dailyRate: rupees(120), slot: { id: 1 } }}
      terms={{ closures: [], pausedDates: [], dueDays: 7 }}
      today={parsePlainDate("2026-11-20")}
      firstDay={parsePlainDate("2026-11-21")}
      areas={["Nerul", "Vashi"]}
      area={area}
      home={{ city: "Navi Mumbai", state: "Maharashtra" }}
    />,
  );

async function fillIn() {
  await userEvent.type(box("Full name"), "Meera Joshi");
  await userEvent.type(box("Email"), "meera@example.test");
  await userEvent.type(box("Phone"), "98200 11111");
  await userEvent.type(screen.getByLabelText("Password"), "khichdi on a rainy day");
  await userEvent.type(box("Address line 1"), "12 Palm Beach Road");
}

test("shows the days and their price before anything is asked", () => {
  show();
  expect(screen.getByText("Sat 21 Nov to Sun 20 Dec 2026")).toBeInTheDocument();
  expect(screen.getByText("Every day")).toBeInTheDocument();
  expect(screen.getByText("₹3,600")).toBeInTheDocument();
  for (const name of ["City", "State"]) expect(screen.queryByRole("textbox", { name })).toBeNull();
});

test("sends the days, the person and the place by one press", async () => {
  start.mockResolvedValue({ ok: true, value: { to: "/dashboard?taken=3" } });
  show("Nerul");
  await fillIn();
  await userEvent.click(screen.getByRole("button", { name: "Subscribe" }));
  await waitFor(() => expect(push).toHaveBeenCalledWith("/dashboard?taken=3"));
  expect(start).toHaveBeenCalledWith(
    expect.objectContaining({
      ...{ planId: 7, startDate: "2026-11-21", endDate: "2026-12-20", seenRate: 120 },
      ...{ fullname: "Meera Joshi", area: "Nerul", pincode: "400706", city: "Navi Mumbai" },
    }),
    A_KEY,
  );
});

test("fills in the PIN code of an area that has but one, and leaves one that was typed", async () => {
  show("Nerul");
  const area = screen.getByRole("combobox", { name: "Area" });
  expect(box("PIN code")).toHaveValue("400706");
  await userEvent.selectOptions(area, "Vashi");
  expect(box("PIN code")).toHaveValue("");
  await userEvent.type(box("PIN code"), "400703");
  await userEvent.selectOptions(area, "Nerul");
  expect(box("PIN code")).toHaveValue("400703");
});

test.each([
  ["password-common" as const, "Password", /guessed first/],
  ["start-after-cutoff" as const, "Start date", /Choose a later day/],
])("the refusal %s stands at the field %s, which is unfolded", async (error, label, words) => {
  start.mockResolvedValue({ ok: false, error });
  show("Nerul");
  await fillIn();
  await userEvent.click(screen.getByRole("button", { name: "Subscribe" }));
  await waitFor(() => expect(screen.getByLabelText(label)).toHaveAccessibleDescription(words));
  if (label === "Start date") expect(screen.getByRole("group", { name: "" })).toHaveAttribute("open");
  expect(box("Full name")).toHaveValue("Meera Joshi");
});
