import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DayDriver } from "@/components/routes/day-driver";
import { MoveBuilding } from "@/components/routes/move-building";
import { OffRoutes } from "@/components/routes/off-routes";
import { OneRouteForm } from "@/components/routes/one-route-form";
import { RouteTable } from "@/components/routes/route-table";
import { UnknownAddresses } from "@/components/routes/unknown-addresses";
import { parsePlainDate } from "@/lib/domain/plain-date";
import {
  makeOneRouteAction,
  putAreaOnRouteAction,
  putOnRouteAction,
  setDriverOfDayAction,
} from "@/lib/features/routes/actions";
import type { RouteOnDay } from "@/lib/features/routes/queries";
import { renderWithTexts } from "../../support/render";

const push = jest.fn();
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined, useRouter: () => ({ push }) }));
jest.mock("@/lib/features/routes/actions", () => ({
  makeOneRouteAction: jest.fn(),
  putAreaOnRouteAction: jest.fn(),
  putOnRouteAction: jest.fn(),
  setDriverOfDayAction: jest.fn(),
}));
beforeEach(() => jest.resetAllMocks());

const day = parsePlainDate("2026-12-02");
const route = (more: Partial<RouteOnDay> = {}): RouteOnDay => ({
  ...{
    id: 7,
    name: "North",
    vehicle: "MH 43",
    capacity: 40,
    version: 12,
    driverId: 3,
    driver: "Imran Shaikh",
  },
  ...{ dayDriverId: null, dayDriver: null, buildings: 3, doors: 40, tiffins: 43 },
  ...more,
});
const drivers = [
  { id: 3, fullname: "Imran Shaikh" },
  { id: 4, fullname: "Sunil More" },
];
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("what doesn't fit on a route stands out, and so does one that nobody drives", () => {
  renderWithTexts(
    <RouteTable
      day={day}
      routes={[route(), route({ id: 8, name: "South", tiffins: 40, driver: null, driverId: null })]}
    />,
  );
  const [, north, south] = screen.getAllByRole("row");
  expect(north).toHaveTextContent("3 tiffins too many");
  expect(south).not.toHaveTextContent("too many");
  expect(south).toHaveTextContent("No driver");
});

test("another driver has the day with one press, and its own has it again with another", async () => {
  jest.mocked(setDriverOfDayAction).mockResolvedValue({ ok: true, value: undefined });
  const { unmount } = renderWithTexts(<DayDriver route={route()} drivers={drivers} day={day} />);
  expect(screen.queryByRole("button", { name: "Imran Shaikh drives" })).not.toBeInTheDocument();
  await press("Sunil More drives");
  const sent = { routeId: 7, day, driverId: 4 };
  await waitFor(() => expect(setDriverOfDayAction).toHaveBeenCalledWith(sent, expect.anything()));
  unmount();
  renderWithTexts(
    <DayDriver route={route({ dayDriverId: 4, dayDriver: "Sunil More" })} drivers={drivers} day={day} />,
  );
  expect(screen.getByText("Sunil More drives on this day, instead of Imran Shaikh.")).toBeVisible();
  await press("Imran Shaikh drives after all");
  await waitFor(() =>
    expect(setDriverOfDayAction).toHaveBeenLastCalledWith({ ...sent, driverId: "" }, expect.anything()),
  );
});

test("what lies on no route stands on top, and goes on one by area or alone", async () => {
  jest.mocked(putAreaOnRouteAction).mockResolvedValue({ ok: true, value: { count: 2 } });
  jest.mocked(putOnRouteAction).mockResolvedValue({ ok: false, error: "stale" });
  const stop = { id: 5, name: "Sea Breeze", area: "Vashi", sector: null, guardNote: null, doorNote: null };
  renderWithTexts(
    <OffRoutes
      day={day}
      areas={[{ area: "Vashi", buildings: 2, tiffins: 4 }]}
      stops={[{ ...stop, doors: 2, tiffins: 3 }]}
      routes={[route()]}
    />,
  );
  expect(screen.getByText(/2 buildings with 4 tiffins on/)).toBeVisible();
  await press("Put all of Vashi on it");
  await waitFor(() =>
    expect(putAreaOnRouteAction).toHaveBeenCalledWith({ area: "Vashi", routeId: 7 }, expect.anything()),
  );
  await userEvent.click(screen.getByText("One by one"));
  await press("Put Sea Breeze on it");
  await waitFor(() => expect(screen.getByText(/Somebody else changed this/)).toBeInTheDocument());
});

test("a building comes off its route, but not off an only one, which takes them all", async () => {
  jest.mocked(putOnRouteAction).mockResolvedValue({ ok: true, value: { count: 1 } });
  const [seen, other] = [
    { id: 7, name: "North" },
    { id: 8, name: "South" },
  ];
  const building = { id: 5, name: "Sea Breeze" };
  const { unmount } = renderWithTexts(<MoveBuilding {...{ building, seen }} routes={[seen]} />);
  expect(screen.queryByRole("combobox")).not.toBeInTheDocument();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  unmount();
  renderWithTexts(<MoveBuilding {...{ building, seen }} routes={[seen, other]} />);
  await press("Take it off North");
  await waitFor(() =>
    expect(putOnRouteAction).toHaveBeenCalledWith(
      { buildingIds: [5], seen: 7, routeId: null },
      expect.anything(),
    ),
  );
});

test("a small kitchen makes it one route in one press", async () => {
  jest.mocked(makeOneRouteAction).mockResolvedValue({ ok: true, value: { id: 9, version: 1 } });
  renderWithTexts(<OneRouteForm drivers={drivers.slice(0, 1)} />);
  await press("Make it one route");
  await waitFor(() => expect(push).toHaveBeenCalledWith("/admin/routes?saved=9"));
  expect(makeOneRouteAction).toHaveBeenCalledWith({ name: "Round", driverId: "3" }, expect.anything());
});

test("addresses without a building are said with what goes there, and not where all have one", () => {
  const { container, unmount } = renderWithTexts(
    <UnknownAddresses day={day} isDoubtful={false} lost={{ doors: 0, tiffins: 0 }} />,
  );
  expect(container).toBeEmptyDOMElement();
  unmount();
  renderWithTexts(<UnknownAddresses day={day} isDoubtful lost={{ doors: 2, tiffins: 3 }} />);
  expect(screen.getByText(/2 doors with 3 tiffins/)).toBeVisible();
  expect(screen.getByRole("link", { name: "Say which building" })).toHaveAttribute(
    "href",
    "/admin/routes/addresses",
  );
});
