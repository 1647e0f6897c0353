import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DriveApp } from "@/components/drive/drive-app";
import { DriveStore, type Drive, type NewAct } from "@/components/drive/phone/drive-store";
import { wire } from "@/components/drive/phone/wire";
import { useDrive } from "@/components/drive/phone/use-drive";
import type { RoundStop, RoundTiffin } from "@/lib/domain/drive/round";
import { paise } from "@/lib/domain/money";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  usePathname: () => "/drive",
  unstable_rethrow: () => undefined,
}));
jest.mock("@/lib/features/accounts/actions", () => ({ logOutAction: jest.fn() }));
jest.mock("@/components/drive/phone/use-drive", () => ({ useDrive: jest.fn() }));

const tiffin = (id: number, given: Partial<RoundTiffin> = {}): RoundTiffin => ({
  ...{ id, plan: "Veg Thali", state: "on_the_way", reason: null, at: null },
  ...given,
});
const door = (id: number, name: string, tiffins: RoundTiffin[], owes = 0) => ({
  ...{ customerId: id, name, phone: "9820012345", door: `Flat ${id}`, owes, tiffins },
  ...{ bills: owes > 0 ? [{ id: id * 10, open: owes }] : [], taken: 0 },
});
const stop = (key: string, doors: RoundStop["doors"]): RoundStop => ({
  ...{ key, name: key, area: "Vashi", address: `${key}, Vashi`, note: null, doors },
});

const SAGAR = stop("Sagar", [
  door(1, "Asha Kulkarni", [tiffin(11), tiffin(12, { plan: "Jain Thali" })]),
  door(2, "Ravi Shah", [tiffin(13)], 120_000),
]);
const KIRAN = stop("Kiran", [door(3, "Meera Iyer", [tiffin(14)])]);
const DRIVE: Drive = {
  ...{
    isReady: true,
    canKeep: true,
    waiting: 0,
    lastSent: "2026-12-01T07:11:00.000Z",
    refused: [],
    line: "well",
  },
  round: { day: "2026-12-01", state: "started", madeAt: "2026-12-01T07:11:00.000Z", stops: [SAGAR, KIRAN] },
};

const press = jest.fn<Promise<boolean>, [NewAct]>();
const send = jest.fn();
const dismiss = jest.fn();

function open(given: Partial<Drive> = {}, takesCash = true) {
  const drive = { ...DRIVE, ...given };
  const store = new DriveStore(1, wire);
  jest.spyOn(store, "press").mockImplementation(press);
  jest.spyOn(store, "send").mockImplementation(send);
  jest.spyOn(store, "dismiss").mockImplementation(dismiss);
  jest.mocked(useDrive).mockReturnValue({ drive, store });
  renderWithTexts(
    <DriveApp driverId={1} fullname="Raju Pawar" takesCash={takesCash} logOut={async () => null} />,
  );
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const status = () => within(screen.getByRole("banner")).getByRole("status");

beforeEach(() => {
  jest.resetAllMocks();
  press.mockResolvedValue(true);
  Object.assign(window, { scrollTo: jest.fn() });
});

test("the next stop stands first, with all its tiffins, a call, a map and what is owed", () => {
  open();
  expect(screen.getByRole("heading", { name: "Sagar" })).toBeInTheDocument();
  expect(screen.getByText("2 × Veg Thali")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Call Asha Kulkarni" })).toHaveAttribute(
    "href",
    "tel:+919820012345",
  );
  expect(screen.getByRole("link", { name: "Navigate" })).toHaveAttribute(
    "href",
    expect.stringContaining("destination=Sagar%2C%20Vashi"),
  );
  expect(button("Take ₹1,200 from Ravi Shah")).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /from Asha/ })).not.toBeInTheDocument();
});

test("cash is asked about once, and kept with the bill and all that is open of it", async () => {
  open();
  await userEvent.click(button("Take ₹1,200 from Ravi Shah"));
  const dialog = within(screen.getByRole("dialog", { name: "₹1,200 in cash?" }));
  expect(press).not.toHaveBeenCalled();
  await userEvent.click(dialog.getByRole("button", { name: "I have ₹1,200" }));
  const cash = { kind: "cash", day: "2026-12-01", customerId: 2, billId: 20, amount: 120_000 };
  expect(press.mock.calls).toEqual([[cash]]);
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("whoever is asked first who they are takes money on the page for it", () => {
  open({}, false);
  const link = screen.getByRole("link", { name: "Take ₹1,200 from Ravi Shah" });
  expect(link).toHaveAttribute("href", "/admin/collect?customer=2");
});

test("money that was not booked is told with its amount", () => {
  const act = { key: "k", day: "2026-12-01", phoneTime: "2026-12-01T07:11:00.000Z", kind: "cash" } as const;
  const cash = { ...act, customerId: 2, billId: 20, amount: paise(120_000) };
  open({ refused: [{ key: "k", driverId: 1, act: cash, reason: "paid-meanwhile" }] });
  expect(screen.getByRole("alert")).toHaveTextContent(
    "₹1,200 in cash, 12:41: the bill was paid meanwhile, and nothing is booked.",
  );
});

test("one press delivers a whole building, or the doors that are ticked", async () => {
  open();
  await userEvent.click(button("All 3 delivered"));
  const mark = { kind: "mark", day: "2026-12-01", mark: "delivered" };
  expect(press).toHaveBeenLastCalledWith({ ...mark, tiffins: [11, 12, 13] });
  expect(window.scrollTo).toHaveBeenCalledWith({ top: 0 });
  await userEvent.click(screen.getByRole("checkbox", { name: "Only Ravi Shah" }));
  await userEvent.click(button("1 delivered"));
  expect(press).toHaveBeenLastCalledWith({ ...mark, tiffins: [13] });
});

test("what was marked last can be taken back at once", async () => {
  open();
  await userEvent.click(button("All 3 delivered"));
  expect(screen.getByText("Sagar: 3 tiffins marked")).toBeInTheDocument();
  await userEvent.click(button("Take back"));
  expect(press).toHaveBeenLastCalledWith(
    expect.objectContaining({ mark: "taken_back", tiffins: [11, 12, 13] }),
  );
  expect(screen.queryByText("Sagar: 3 tiffins marked")).not.toBeInTheDocument();
});

test("not delivered says why, in one more press", async () => {
  open();
  await userEvent.click(button("Not delivered"));
  const dialog = screen.getByRole("dialog", { name: "Why not?" });
  await userEvent.type(within(dialog).getByLabelText("A few words"), "dog at the gate");
  await userEvent.click(within(dialog).getByRole("button", { name: "Gate locked" }));
  expect(press).toHaveBeenCalledWith(
    expect.objectContaining({ mark: "not_delivered", reason: "gate", note: "dog at the gate" }),
  );
});

test("a picture goes with what was not delivered, and is kept beside it", async () => {
  open();
  await userEvent.click(button("Not delivered"));
  const dialog = within(screen.getByRole("dialog", { name: "Why not?" }));
  const file = new File(["x"], "door.jpg", { type: "image/jpeg" });
  await userEvent.upload(dialog.getByLabelText("Picture"), file);
  await userEvent.click(dialog.getByRole("button", { name: "Spilled" }));
  expect(press).toHaveBeenCalledWith(expect.objectContaining({ reason: "spilled" }), file);
});

test("a stop that is done can be looked at and taken back, until the round has ended", async () => {
  const at = "2026-12-01T07:11:00.000Z";
  const done = stop("Sagar", [door(1, "Asha Kulkarni", [tiffin(11, { state: "left_with_guard", at })])]);
  const round = { ...DRIVE.round, day: "2026-12-01", madeAt: at, stops: [done, KIRAN] };
  open({ round: { ...round, state: "started" } });
  expect(screen.getByRole("heading", { name: "Kiran" })).toBeInTheDocument();
  await userEvent.click(button(/Sagar.*done/));
  expect(screen.getByText("Left with guard 12:41")).toBeInTheDocument();
  await userEvent.click(button("Take back"));
  expect(press).toHaveBeenCalledWith(expect.objectContaining({ mark: "taken_back", tiffins: [11] }));
});

test("after the end nothing is taken back", async () => {
  const done = stop("Sagar", [door(1, "Asha Kulkarni", [tiffin(11, { state: "delivered" })])]);
  open({ round: { day: "2026-12-01", state: "ended", madeAt: "", stops: [done] } });
  expect(screen.getByText("All brought")).toBeInTheDocument();
  await userEvent.click(button(/Sagar.*done/));
  expect(screen.queryByRole("button", { name: "Take back" })).not.toBeInTheDocument();
  expect(button("Start again")).toBeInTheDocument();
});

test("the end of a round is asked about, with what is left", async () => {
  open();
  await userEvent.click(button("End round"));
  const dialog = screen.getByRole("dialog", { name: "End the round?" });
  expect(dialog).toHaveTextContent("Nothing is said of 4 tiffins yet.");
  expect(press).not.toHaveBeenCalled();
  await userEvent.click(within(dialog).getByRole("button", { name: "End round" }));
  expect(press).toHaveBeenCalledWith({ kind: "round", day: "2026-12-01", event: "ended" });
});

test.each<[string, Partial<Drive>]>([
  ["All sent, 12:41", {}],
  ["Sending 2 marks", { waiting: 2 }],
  ["No network. 12 marks wait, last sent 12:41", { waiting: 12, line: "lost" }],
  ["No network. Nothing waits", { line: "lost", lastSent: null }],
  ["Nothing to send", { lastSent: null }],
])("the head says %s", (words, given) => {
  open(given);
  expect(status()).toHaveTextContent(words);
});

test("where the phone keeps nothing, it says that nothing is marked", () => {
  open({ canKeep: false });
  expect(screen.getByRole("alert")).toHaveTextContent("Nothing is marked until then");
});

test("whoever is logged out is told that marks wait, with the way back", () => {
  open({ line: "signed-out", waiting: 3 });
  expect(screen.getByRole("alert")).toHaveTextContent("You are logged out: 3 marks wait.");
  expect(screen.getByRole("link", { name: "Log in" })).toHaveAttribute("href", "/login?next=%2Fdrive");
});

test("a mark that is never taken is told until it was seen", async () => {
  const act = { key: "k", day: "2026-12-01", phoneTime: "2026-12-01T07:11:00.000Z", kind: "mark" } as const;
  const lost = { ...act, mark: "delivered", tiffins: [11] } as const;
  open({
    refused: [{ key: "k", driverId: 1, act: { ...lost, tiffins: [11] }, reason: "not-on-round" }],
  });
  expect(screen.getByRole("alert")).toHaveTextContent("Delivered, 12:41: no longer on your round.");
  await userEvent.click(button("Seen"));
  expect(dismiss).toHaveBeenCalled();
});

test("without any round on the phone it is fetched again by a press", async () => {
  open({ round: null });
  await userEvent.click(button("Try again"));
  expect(send).toHaveBeenCalled();
});
