// What a page reads as whom, and who gets no page.
import {
  getKitchen,
  readAboutCustomer,
  readAsCustomer,
  readAsGuest,
  readAsOwing,
  readAsStaff,
  readAsStaffAbout,
  readDayAsStaff,
  requireStaff,
} from "@/lib/access/read";
import { besideSession, getViewer, type Viewer } from "@/lib/access/auth";
import { note } from "@/lib/access/note";
import { ADMIN_ROLES, customerId, userId, type Role } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { audit } from "@/lib/features/audit/commands";
import { makeSheetsOf } from "@/lib/features/sheets/make";
import { isSheetMissing } from "@/lib/features/sheets/queries";
import { at, NOW, ran, standIn } from "./stand-ins";

jest.mock("react", () => ({ ...jest.requireActual<object>("react"), cache: (fn: unknown) => fn }));
jest.mock("next/navigation", () => ({
  notFound: () => {
    throw new Error("not there");
  },
  redirect: (to: string) => {
    throw new Error(`to ${to}`);
  },
}));
jest.mock("@/lib/clock", () => ({ clockNow: () => NOW }));
jest.mock("@/lib/db", () =>
  jest.requireActual<typeof import("./stand-ins")>("./stand-ins").databaseStandIn(),
);
jest.mock("@/lib/access/note", () => ({ note: jest.fn() }));
jest.mock("@/lib/access/auth", () => ({
  besideSession: jest.fn(() => ({ kitchen: null })),
  getViewer: jest.fn(),
  goToLogIn: async () => {
    throw new Error("to /login");
  },
  homeOf: (role: string) => `/home-of-${role}`,
  requireCustomer: async () => ({ viewer: { id: 7 }, customerId: 7 }),
  requireNothingOwed: ({ owes }: { owes?: string }) => {
    if (owes) throw new Error(`owes ${owes}`);
  },
  staffOf: ({ id, role, owes }: { id: number; role: string; owes?: string }, roles: readonly string[]) =>
    !owes && roles.includes(role) ? { id, role } : null,
}));
jest.mock("@/lib/features/audit/commands", () => ({ audit: jest.fn() }));
jest.mock("@/lib/features/sheets/make", () => ({ makeSheetsOf: jest.fn() }));
jest.mock("@/lib/features/sheets/queries", () => ({ isSheetMissing: jest.fn(async () => false) }));
jest.mock("@/lib/features/settings/queries", () => ({ getKitchenFrame: async () => "read anew" }));

const comes = (role: Role | null, owes?: Viewer["owes"]) =>
  jest
    .mocked(getViewer)
    .mockResolvedValue(
      role && { ...{ id: userId(7), fullname: "", email: "", role, sessionId: 1 }, provedAt: NOW, owes },
    );
const ADMIN = `staff {"id":7,"role":"admin"}`;

beforeEach(() => {
  jest.clearAllMocks();
  ran.length = 0;
  jest.mocked(isSheetMissing).mockResolvedValue(false);
});

test("each page reads as its reader, in one snapshot of one moment", async () => {
  expect(await readAsGuest(async ({ now }) => now)).toBe(NOW);
  expect(await readAsCustomer(async ({ customerId: id, viewer, now }) => [id, viewer.id, now])).toEqual([
    7,
    7,
    NOW,
  ]);
  comes("admin");
  expect(
    await readAsStaff(ADMIN_ROLES, async ({ staff, viewer, now }) => [staff.role, viewer.id, now]),
  ).toEqual([...["admin", 7, NOW]]);
  const snapshot = `${at} "snapshot"`;
  expect(ran).toEqual([`guest ${snapshot}`, `customer 7 ${snapshot}`, `${ADMIN} ${snapshot}`]);
});

test("what a customer can't read themselves is read for them alone", async () => {
  expect(await readAboutCustomer(async ({ customerId: id, now }) => [id, now])).toEqual([7, NOW]);
  expect(ran).toEqual([`system ${at}`]);
});

test("who has no such role finds no page, and that is noted; who owes something goes there first", async () => {
  comes("driver");
  await expect(readAsStaff(ADMIN_ROLES, async () => 1)).rejects.toThrow("not there");
  expect(note).toHaveBeenCalledWith({
    operation: "page",
    who: expect.objectContaining({ id: 7 }),
    refused: "not for the role driver",
  });
  comes("admin", "second-factor");
  await expect(readAsStaff(ADMIN_ROLES, async () => 1)).rejects.toThrow("owes second-factor");
  comes(null);
  await expect(readAsStaff(ADMIN_ROLES, async () => 1)).rejects.toThrow("to /login");
  expect(ran).toEqual([]);
  comes("owner");
  expect(await requireStaff(ADMIN_ROLES)).toEqual({
    viewer: expect.objectContaining({ id: 7 }),
    staff: { id: 7, role: "owner" },
    now: NOW,
  });
});

test("who owes something has the page that serves it", async () => {
  comes("admin", "second-factor");
  expect(await readAsOwing(async ({ staff, viewer, now }) => [staff, viewer.owes, now])).toEqual([
    ...[{ id: 7, role: "admin" }, "second-factor", NOW],
  ]);
  expect(ran).toEqual([`${ADMIN} ${at} "snapshot"`]);
  comes("customer");
  await expect(readAsOwing(async () => 1)).rejects.toThrow("to /home-of-customer");
  comes(null);
  await expect(readAsOwing(async () => 1)).rejects.toThrow("to /login");
});

test("a counted day without its sheet has it made first, in a transaction of its own", async () => {
  comes("admin");
  const day = parsePlainDate("2026-11-20");
  expect(await readDayAsStaff(ADMIN_ROLES, day, async () => "read")).toBe("read");
  expect(makeSheetsOf).not.toHaveBeenCalled();
  expect(isSheetMissing).toHaveBeenCalledWith({ whose: "staff" }, day);
  ran.length = 0;
  jest.mocked(isSheetMissing).mockResolvedValue(true);
  const read = jest.fn(async () => "read");
  expect(await readDayAsStaff(ADMIN_ROLES, day, read)).toBe("read");
  expect(read).toHaveBeenCalledTimes(1);
  expect(makeSheetsOf).toHaveBeenCalledWith({ whose: "staff" }, day);
  expect(ran).toEqual([`${ADMIN} ${at} "snapshot"`, `${ADMIN} ${at}`, `${ADMIN} ${at} "snapshot"`]);
});

test("what the office takes of a customer's data is read by the system, and audited", async () => {
  comes("admin");
  expect(await readAsStaffAbout(ADMIN_ROLES, customerId(9), async () => "data")).toBe("data");
  expect(ran).toEqual([`system ${at}`]);
  expect(audit).toHaveBeenCalledWith(
    { whose: "system" },
    { actor: { id: 7, role: "admin" }, action: "export-data", entity: "user", entityId: 9, accountId: 9 },
  );
  comes("driver");
  await expect(readAsStaffAbout(ADMIN_ROLES, customerId(9), async () => "data")).rejects.toThrow("not there");
});

test("the kitchen of the frame is the one that came with the session, where one did", async () => {
  comes("admin");
  expect(await getKitchen()).toBe("read anew");
  expect(ran).toEqual([`guest ${at} "snapshot"`]);
  standIn(besideSession).mockReturnValue({ kitchen: "of the session" });
  expect(await getKitchen()).toBe("of the session");
  expect(getViewer).toHaveBeenCalledTimes(2);
});
