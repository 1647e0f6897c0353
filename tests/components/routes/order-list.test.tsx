import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { OrderSection } from "@/components/routes/order-section";
import type { Suggestion } from "@/lib/domain/routing/suggest";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { orderRouteAction } from "@/lib/features/routes/actions";
import type { RouteOnDay, StopOnDay } from "@/lib/features/routes/queries";
import { renderWithTexts } from "../../support/render";

jest.mock("@/lib/features/routes/actions", () => ({ orderRouteAction: jest.fn() }));
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ push: jest.fn(), refresh: jest.fn() }),
}));

const order = jest.mocked(orderRouteAction);
beforeEach(() => jest.resetAllMocks());

const day = parsePlainDate("2026-12-02");
const route: RouteOnDay = {
  ...{ id: 7, name: "North", vehicle: null, capacity: 40, version: 12, driverId: 3, driver: "Imran Shaikh" },
  ...{ dayDriverId: null, dayDriver: null, buildings: 3, doors: 4, tiffins: 5 },
};
const stop = (id: number, name: string, more: Partial<StopOnDay> = {}): StopOnDay => ({
  ...{ id, name, area: "Vashi", sector: null, guardNote: null, doorNote: null, doors: 1, tiffins: 1 },
  ...more,
});
const stops = [
  stop(1, "Sea Breeze", { guardNote: "Sign the book" }),
  stop(2, "Palm Court", { doors: 0, tiffins: 0 }),
  stop(3, "Lake View", { doors: 2, tiffins: 3 }),
];
const show = (suggestion?: Suggestion | null) =>
  renderWithTexts(<OrderSection route={route} day={day} stops={stops} suggestion={suggestion} />);
const names = () => screen.getAllByRole("listitem").map((row) => within(row).getByRole("link").textContent);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("arrows move a building, and say where it is now; the order is saved at its version", async () => {
  order.mockResolvedValue({ ok: true, value: { id: 7, version: 13 } });
  show();
  expect(screen.getByRole("button", { name: "Save this order" })).toBeDisabled();
  expect(screen.getByRole("button", { name: "Sea Breeze one up" })).toBeDisabled();
  expect(screen.getByRole("button", { name: "Lake View one down" })).toBeDisabled();
  await press("Lake View one up");
  expect(names()).toEqual(["Sea Breeze", "Lake View", "Palm Court"]);
  expect(screen.getByText("Lake View is now stop 2 of 3.")).toBeInTheDocument();
  await press("Save this order");
  await waitFor(() => expect(screen.getByText("The order is saved.")).toBeInTheDocument());
  expect(order).toHaveBeenCalledWith({ routeId: 7, version: 12, buildingIds: [1, 3, 2] }, expect.anything());
});

test("an order that somebody changed meanwhile says so", async () => {
  order.mockResolvedValue({ ok: false, error: "stale" });
  show();
  await press("Sea Breeze one down");
  await press("Save this order");
  await waitFor(() =>
    expect(screen.getByText(/Somebody else changed this since you opened it/)).toBeInTheDocument(),
  );
});

test("each building says what goes there, and its notes", () => {
  show();
  const [first, second, third] = screen.getAllByRole("listitem");
  expect(first).toHaveTextContent("Guard: Sign the book");
  expect(second).toHaveTextContent("nothing on this day");
  expect(third).toHaveTextContent("2 doors, 3 tiffins");
  expect(screen.getByRole("button", { name: "Move Sea Breeze" })).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Suggest an order" })).toHaveAttribute(
    "href",
    "/admin/routes/7?date=2026-12-02&suggest=1",
  );
});

test("a suggested order is shown to be saved, with the way it saves", () => {
  show({ ids: [3, 1, 2], now: { metres: 18_140, minutes: 80 }, then: { metres: 12_400, minutes: 61 } });
  expect(names()).toEqual(["Lake View", "Sea Breeze", "Palm Court"]);
  expect(
    screen.getByText(/12.4 km instead of 18.1 km, and the last building is reached 61 minutes/),
  ).toBeVisible();
  expect(screen.getByRole("button", { name: "Save this order" })).toBeEnabled();
  expect(screen.getByRole("link", { name: "Keep the old order" })).toBeInTheDocument();
});

test("where no shorter order is found, or there are too many buildings, that is said", () => {
  const way = { metres: 9_000, minutes: 40 };
  const { unmount } = show({ ids: [1, 2, 3], now: way, then: way });
  expect(screen.getByText(/No shorter order was found than this one: 9 km/)).toBeVisible();
  unmount();
  show(null);
  expect(screen.getByText(/More than 300 buildings are too many for one round/)).toBeVisible();
});

test("a route without buildings says how to get some", () => {
  renderWithTexts(<OrderSection route={route} day={day} stops={[]} suggestion={undefined} />);
  expect(screen.getByText(/No building is on this route yet/)).toBeVisible();
});
