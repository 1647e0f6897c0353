import { cache } from "react";
import { notFound, redirect } from "next/navigation";
import {
  besideSession,
  getViewer,
  goToLogIn,
  homeOf,
  requireCustomer,
  requireNothingOwed,
  staffOf,
  type Viewer,
} from "./auth";
import { clockNow } from "@/lib/clock";
import { asCustomer, asGuest, asStaff, asSystem, type Tx } from "@/lib/db";
import { STAFF_ROLES, type CustomerId, type StaffRole } from "@/lib/domain/identity";
import { audit } from "@/lib/features/audit/commands";
import { makeSheetsOf } from "@/lib/features/sheets/make";
import { isSheetMissing } from "@/lib/features/sheets/queries";
import type { PlainDate } from "@/lib/domain/plain-date";
import { getKitchenFrame, type Kitchen } from "@/lib/features/settings/queries";
import { note } from "./note";
import type { Scope, Staff } from "@/lib/scope";

export { getViewer, type Viewer } from "./auth";

/** Reads for a page that anyone may open. */
export function readAsGuest<T>(fn: (scope: Scope) => Promise<T>): Promise<T> {
  const now = clockNow();
  return asGuest((tx) => fn({ tx, now }), now, "snapshot");
}

/** The kitchen for a page's frame: if someone is logged in, they have been read already. */
export const getKitchen = cache(async (): Promise<Kitchen> => {
  await getViewer();
  return besideSession().kitchen ?? readAsGuest(({ tx }) => getKitchenFrame(tx));
});

/** What a customer's page reads with. */
export type CustomerScope = Scope & { customerId: CustomerId; viewer: Viewer };

/** Reads for a customer's page: own rows only. A guest is sent to log in, staff to their own pages. */
export async function readAsCustomer<T>(fn: (scope: CustomerScope) => Promise<T>): Promise<T> {
  const { viewer, customerId } = await requireCustomer();
  const now = clockNow();
  return asCustomer(customerId, (tx) => fn({ tx, now, customerId, viewer }), now, "snapshot");
}

/** Reads, for a customer, what is kept about them where they can't read it themselves. The query filters by their id. */
export async function readAboutCustomer<T>(
  fn: (scope: Scope & { customerId: CustomerId }) => Promise<T>,
): Promise<T> {
  const { customerId } = await requireCustomer();
  const now = clockNow();
  return asSystem((tx) => fn({ tx, now, customerId }), now);
}

/** What a staff page reads with. */
export type StaffScope = Scope & { staff: Staff; viewer: Viewer };

/** Reads for a staff page. A guest is sent to log in; for anyone else without one of the roles the page does not exist. */
export async function readAsStaff<T>(
  roles: readonly StaffRole[],
  fn: (scope: StaffScope) => Promise<T>,
): Promise<T> {
  const { viewer, staff, now } = await requireStaff(roles);
  return asStaff(staff, (tx) => fn({ tx, now, staff, viewer }), now, "snapshot");
}

/**
 * Reads a day for staff, from its sheets where its meals are counted: who looks first after a cutoff makes them, before the
 * snapshot that all parts of the page share.
 */
export async function readDayAsStaff<T>(
  roles: readonly StaffRole[],
  day: PlainDate,
  fn: (scope: StaffScope) => Promise<T>,
): Promise<T> {
  const read = await readAsStaff(roles, async (scope) =>
    (await isSheetMissing(scope.tx, day)) ? null : { value: await fn(scope) },
  );
  if (read) return read.value;
  const { staff, now } = await requireStaff(roles);
  await asStaff(staff, (tx) => makeSheetsOf(tx, day), now);
  return readAsStaff(roles, fn);
}

async function refusePage(who: Viewer): Promise<never> {
  await note({ operation: "page", who, refused: `not for the role ${who.role}` });
  notFound();
}

/**
 * Reads for a page that serves what someone owes: own rows, whatever they still owe. A guest is sent to log in, a customer
 * home.
 */
export async function readAsOwing<T>(fn: (scope: StaffScope) => Promise<T>): Promise<T> {
  const viewer = (await getViewer()) ?? (await goToLogIn());
  const staff = staffOf({ ...viewer, owes: undefined }, STAFF_ROLES) ?? redirect(homeOf(viewer.role));
  const now = clockNow();
  return asStaff(staff, (tx) => fn({ tx, now, staff, viewer }), now, "snapshot");
}

/**
 * Reads, for staff of these roles, what is kept about one customer where staff can't read it themselves; the audit log
 * records it.
 */
export async function readAsStaffAbout<T>(
  roles: readonly StaffRole[],
  customerId: CustomerId,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { staff, now } = await requireStaff(roles);
  return asSystem(async (tx) => {
    const data = await fn(tx);
    const about = { entity: "user", entityId: customerId, accountId: customerId } as const;
    await audit(tx, { actor: staff, action: "export-data", ...about });
    return data;
  }, now);
}

/** For staff pages that read nothing yet: admits the same people as `readAsStaff`. */
export async function requireStaff(
  roles: readonly StaffRole[],
): Promise<{ viewer: Viewer; staff: Staff; now: Date }> {
  const viewer = (await getViewer()) ?? (await goToLogIn());
  requireNothingOwed(viewer);
  return { viewer, staff: staffOf(viewer, roles) ?? (await refusePage(viewer)), now: clockNow() };
}
