import { asStaff, asSystem } from "@/lib/db";
import { userId, type StaffRole, type UserId } from "@/lib/domain/identity";
import { addDays, isoWeekday, type PlainDate } from "@/lib/domain/plain-date";
import type { Result } from "@/lib/domain/result";
import { addStaff } from "@/lib/features/staff/add-staff";
import { addClosures } from "@/lib/features/closures/commands";
import { saveMenus } from "@/lib/features/menus/commands";
import { savePlanWithPicture } from "@/lib/features/plans/commands";
import { saveSettings } from "@/lib/features/settings/commands";
import { getSettings } from "@/lib/features/settings/queries";
import { DEMO_FESTIVALS, DEMO_PLANS } from "./plans";

export type Staff = { id: UserId; role: StaffRole };
export type Login = { role: string; email: string; password: string };

const STAFF: Record<string, { role: StaffRole; fullname: string; phone: string }> = {
  owner: { role: "owner", fullname: "Asha Patil", phone: "9820050001" },
  support: { role: "support", fullname: "Neha Kulkarni", phone: "9820050004" },
  kitchen: { role: "kitchen", fullname: "Ravi Naik", phone: "9820050002" },
  driver: { role: "driver", fullname: "Imran Shaikh", phone: "9820050003" },
};

/** The value of a command that has no reason to refuse here. @throws Error with the reason if it does. */
export function expectOk<T, E extends string>(result: Result<T, E>, what: string): T {
  if (!result.ok) throw new Error(`demo data: ${what} was refused: ${result.error}`);
  return result.value;
}

/** What the books' commands need to know: a member of staff and an instant. */
export const flowOf = (staff: Staff, now: Date) => ({
  ...{ now, staff },
  system: <T>(fn: Parameters<typeof asSystem<T>>[0]) => asSystem(fn, now),
  run: <T>(fn: Parameters<typeof asStaff<T>>[1]) => asStaff(staff, fn, now),
});

/** Opens the staff's accounts. Returns the owner, who does nearly everything, and the driver, who takes money at doors. */
export async function hireStaff(
  logins: readonly Login[],
  now: Date,
): Promise<{ owner: Staff; driver: Staff }> {
  const hiredAs = new Map<string, Staff>();
  for (const { role, email, password } of logins) {
    const person = STAFF[role];
    if (!person) continue;
    // the demo's passwords are printed, and meant to last
    const account = { ...person, email, password, hasFirstPassword: false };
    const hired = await addStaff({ system: (fn) => asSystem(fn, now) }, account);
    hiredAs.set(role, { id: userId(expectOk(hired, email).userId), role: person.role });
  }
  const [owner, driver] = [hiredAs.get("owner"), hiredAs.get("driver")];
  if (!owner || !driver) throw new Error("demo data: there is no login for an owner or none for a driver");
  return { owner, driver };
}

const KITCHEN = {
  kitchenName: "TiffinTrack Kitchen",
  kitchenPhone: "9820012345",
  kitchenWhatsapp: "9820012345",
  grievanceContact: "Asha Patil, asha@tiffintrack.test",
  kitchenAddress: "Plot 14, Sector 19, Vashi, Navi Mumbai, Maharashtra 400703",
};

/** Names the kitchen, the first thing an owner does. */
export async function nameKitchen(owner: Staff, now: Date): Promise<void> {
  const saved = await asStaff(
    owner,
    async (tx) => saveSettings({ tx, now, staff: owner }, { ...(await getSettings(tx)), ...KITCHEN }),
    now,
  );
  expectOk(saved, "the settings");
}

/** Puts the plans on offer and closes the upcoming festivals. Returns the plans' ids by name. */
export async function openKitchen(
  owner: Staff,
  from: PlainDate,
  days: number,
  now: Date,
): Promise<Map<string, number>> {
  const plans = new Map<string, number>();
  for (const { week: _week, items, dailyRate, ...plan } of DEMO_PLANS) {
    const run = <T>(fn: Parameters<typeof asStaff<T>>[1]) => asStaff(owner, fn, now);
    const input = { ...plan, dailyRate, items };
    const saved = await savePlanWithPicture({ staff: owner, run }, input);
    plans.set(plan.name, expectOk(saved, plan.name).planId);
  }
  for (let offset = 1; offset <= days; offset++) await closeFestival(owner, addDays(from, offset), now);
  return plans;
}

async function closeFestival(owner: Staff, day: PlainDate, now: Date): Promise<void> {
  const festival = DEMO_FESTIVALS.find(({ monthDay }) => day.endsWith(monthDay));
  if (!festival) return;
  const input = { from: day, reason: festival.reason, lateReason: "" };
  expectOk(await asStaff(owner, (tx) => addClosures({ tx, now, staff: owner }, input), now), festival.reason);
}

/** Writes the menus for the week from `monday`, or from today when that is later. */
export async function writeMenus(
  owner: Staff,
  plans: Map<string, number>,
  monday: PlainDate,
  now: Date,
  today: PlainDate,
): Promise<void> {
  const cells = [...plans].flatMap(([name, planId]) =>
    (DEMO_PLANS.find((plan) => plan.name === name)?.week ?? []).map((items, index) => ({
      planId,
      date: addDays(monday, index),
      items,
      version: 0,
    })),
  );
  const open = cells.filter(({ date }) => date >= today);
  expectOk(
    await asStaff(owner, (tx) => saveMenus({ tx, now, staff: owner }, { cells: open }), now),
    "the menus",
  );
}

export function isMonday(day: PlainDate): boolean {
  return isoWeekday(day) === 1;
}
