import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import { TabletApp } from "@/components/tablet/tablet-app";
import { forgetPage, keepPage } from "@/components/kept-page/page-keeper";
import { renderWithTexts, withTexts } from "../../support/render";

const refresh = jest.fn();
const router = { refresh };
jest.mock("next/navigation", () => ({
  useRouter: () => router,
  usePathname: () => "/kitchen",
  unstable_rethrow: () => undefined,
}));
jest.mock("@/lib/features/accounts/actions", () => ({ logOutAction: jest.fn() }));
jest.mock("@/components/kept-page/page-keeper", () => ({ keepPage: jest.fn(), forgetPage: jest.fn() }));

const EIGHT = Date.parse("2026-12-01T02:30:00.000Z");
const ask = jest.fn<Promise<Partial<Response>>, [string]>();
const says = (revision: string, minutes = 0) => ({
  ok: true,
  url: "http://localhost/kitchen/revision",
  json: async () => ({ revision, now: new Date(EIGHT + minutes * 60_000).toISOString() }),
});
let isHidden = false;
jest.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);

const started = jest.fn();
class SilentContext {
  state = "suspended";
  currentTime = 0;
  destination = {};
  resume = async () => {
    this.state = "running";
  };
  createOscillator = () => ({
    frequency: { value: 0 },
    connect: (next: unknown) => next,
    start: started,
    stop: () => {},
  });
  createGain = () => ({
    gain: { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} },
    connect: (next: unknown) => next,
  });
}

beforeEach(() => {
  jest.useFakeTimers({ now: EIGHT });
  jest.clearAllMocks();
  isHidden = false;
  ask.mockResolvedValue(says("one"));
  Object.defineProperty(globalThis, "fetch", { value: ask, configurable: true });
  Object.defineProperty(window, "AudioContext", { value: SilentContext, configurable: true });
});
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const press = (name: string) =>
  act(async () => {
    screen.getByRole("button", { name }).click();
    await jest.advanceTimersByTimeAsync(1);
  });

const MEALS = [
  { id: 1, name: "Lunch", panel: <p>1,912 at noon</p> },
  { id: 2, name: "Dinner", panel: <p>80 in the evening</p> },
];

type Shown = { fresh?: number[]; first?: number; meals?: typeof MEALS };

function open({ fresh = [], first = 1, meals = MEALS }: Shown = {}) {
  const app = (now: { fresh: number[]; first: number }) => (
    <TabletApp
      {...{ title: "Tue 1 Dec 2026", meals, ...now, sheets: null, changes: null, children: null }}
      path="/kitchen/revision"
      revision="one"
      serverNow={EIGHT}
      fullname="Sunita Gaikwad"
      logOut={async () => null}
    />
  );
  const { rerender } = renderWithTexts(app({ fresh, first }));
  return (now: { fresh?: number[]; first?: number }) => rerender(withTexts(app({ fresh, first, ...now })));
}

test("asks every twenty seconds while it is looked at, and reads itself anew when something changed", async () => {
  open();
  await pass(0);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(screen.getByRole("status")).toHaveTextContent("Up to date, 8:00");
  expect(keepPage).toHaveBeenCalledWith("kitchen");
  isHidden = true;
  await pass(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
  isHidden = false;
  ask.mockResolvedValue(says("two", 2));
  await pass(20_000);
  expect(refresh).toHaveBeenCalledTimes(1);
  expect(document.cookie).toContain("tiffintrack-by-itself=1");
});

test("says since when there is no network and what it shows, and goes on by itself", async () => {
  open();
  await pass(0);
  ask.mockRejectedValue(new TypeError("no network"));
  await pass(12 * 60_000);
  expect(screen.getByRole("alert")).toHaveTextContent("No network since 8:00. What you see is from 8:00.");
  expect(screen.getByText("1,912 at noon")).toBeVisible();
  ask.mockResolvedValue(says("one", 13));
  await act(async () => {
    window.dispatchEvent(new Event("online"));
    await jest.advanceTimersByTimeAsync(0);
  });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByRole("status")).toHaveTextContent("Up to date, 8:13");
});

test("a session that is over says so, and takes the kept page away", async () => {
  ask.mockResolvedValue({ ok: true, url: "http://localhost/login?next=%2Fkitchen" });
  open();
  await pass(0);
  expect(screen.getByRole("alert")).toHaveTextContent("You are logged out. What you see is from 8:00.");
  expect(screen.getByRole("link", { name: "Log in" })).toHaveAttribute("href", "/login?next=%2Fkitchen");
  expect(forgetPage).toHaveBeenCalledWith("kitchen");
});

test("rings for what is new once a tap allows it, again each minute until it is seen, and not when it is off", async () => {
  const update = open();
  await pass(0);
  await press("Tap for sound");
  expect(screen.getByRole("button", { name: "Sound on" })).toBeVisible();
  started.mockClear();
  update({ fresh: [7] });
  expect(started).toHaveBeenCalledTimes(3);
  await pass(60_000);
  expect(started).toHaveBeenCalledTimes(6);
  update({ fresh: [7, 8] });
  expect(started).toHaveBeenCalledTimes(9);
  expect(screen.getByRole("link", { name: "2 new changes" })).toHaveAttribute("href", "#amendments");
  update({ fresh: [] });
  await pass(180_000);
  expect(started).toHaveBeenCalledTimes(9);
  await press("Sound on");
  update({ fresh: [9] });
  await pass(180_000);
  expect(started).toHaveBeenCalledTimes(9);
  expect(screen.getByRole("button", { name: "Sound off" })).toBeVisible();
});

test("shows the meal that leaves next until somebody chose another, and the next one when its turn has come", async () => {
  const update = open();
  await pass(0);
  expect(screen.getByText("1,912 at noon")).toBeVisible();
  await press("Dinner");
  expect(screen.getByText("80 in the evening")).toBeVisible();
  expect(screen.getByRole("button", { name: "Dinner" })).toHaveAttribute("aria-pressed", "true");
  await press("Lunch");
  update({ first: 2 });
  expect(screen.getByText("80 in the evening")).toBeVisible();
});

test("a kitchen with one meal hears no word of meals", async () => {
  open({ meals: MEALS.slice(0, 1) });
  await pass(0);
  expect(screen.queryByRole("group", { name: "Meals of the day" })).toBeNull();
});
