import { asStaff, asSystem } from "@/lib/db";
import { userId, type StaffRole } from "@/lib/domain/identity";
import { addDays, isoWeekday, type PlainDate } from "@/lib/domain/plain-date";
import { addStaff } from "@/lib/features/staff/add-staff";
import { addClosures } from "@/lib/features/closures/commands";
import { saveMenus } from "@/lib/features/menus/commands";
import { savePlan } from "@/lib/features/plans/commands";
import { saveSettings } from "@/lib/features/settings/commands";
import { getSettings } from "@/lib/features/settings/queries";
import { expectOk, type Staff } from "./expect";
import { addDinner } from "./morning/dinner";
import { DEMO_FESTIVALS, DEMO_PLANS, DINNER_PLANS, type DemoPlan } from "./plans";

export type Login = { role: string; email: string; password: string };

/** Whoever is not among the demo's logins has a password that nobody knows. */
const STAFF: readonly { role: StaffRole; fullname: string; email: string; phone: string }[] = [
  { role: "owner", fullname: "Asha Patil", email: "asha@tiffintrack.test", phone: "9820050001" },
  { role: "kitchen", fullname: "Ravi Naik", email: "ravi@tiffintrack.test", phone: "9820050002" },
  { role: "driver", fullname: "Imran Shaikh", email: "imran@tiffintrack.test", phone: "9820050003" },
  { role: "support", fullname: "Neha Kulkarni", email: "neha@tiffintrack.test", phone: "9820050004" },
  { role: "driver", fullname: "Sunil Gaikwad", email: "sunil@tiffintrack.test", phone: "9820050005" },
  { role: "driver", fullname: "Bharat Mhatre", email: "bharat@tiffintrack.test", phone: "9820050006" },
];

/** Who works in the demo's kitchen: each driver has a round. */
export type Crew = { owner: Staff; cook: Staff; drivers: readonly Staff[] };

/** What the books' commands need to know: a member of staff and an instant. */
export const flowOf = (staff: Staff, now: Date) => ({
  ...{ now, staff },
  system: <T>(fn: Parameters<typeof asSystem<T>>[0]) => asSystem(fn, now),
  run: <T>(fn: Parameters<typeof asStaff<T>>[1]) => asStaff(staff, fn, now),
});

/** Opens the staff's accounts. */
export async function hireStaff(logins: readonly Login[], now: Date): Promise<Crew> {
  const hired: Staff[] = [];
  for (const person of STAFF) {
    const password = logins.find(({ email }) => email === person.email)?.password ?? crypto.randomUUID();
    // the demo's passwords are printed, and meant to last
    const account = { ...person, password, hasFirstPassword: false };
    const added = await addStaff({ system: (fn) => asSystem(fn, now) }, account);
    hired.push({ id: userId(expectOk(added, person.email).userId), role: person.role });
  }
  const first = (role: StaffRole): Staff => {
    const found = hired.find((one) => one.role === role);
    if (!found) throw new Error(`demo data: nobody is hired as ${role}`);
    return found;
  };
  const drivers = hired.filter(({ role }) => role === "driver");
  return { owner: first("owner"), cook: first("kitchen"), drivers };
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

/** Puts the plans on offer and closes the upcoming festivals. Returns the plans' ids by name, and dinner's. */
export async function openKitchen(
  owner: Staff,
  from: PlainDate,
  days: number,
  now: Date,
): Promise<{ plans: Map<string, number>; dinnerId: number }> {
  const lunches = await offer(owner, DEMO_PLANS, undefined, now);
  const dinnerId = await addDinner(owner, addDays(from, 1), now);
  const plans = new Map([...lunches, ...(await offer(owner, DINNER_PLANS, dinnerId, now))]);
  for (let offset = 1; offset <= days; offset++) await closeFestival(owner, addDays(from, offset), now);
  return { plans, dinnerId };
}

async function offer(
  owner: Staff,
  offered: readonly DemoPlan[],
  slotId: number | undefined,
  now: Date,
): Promise<Map<string, number>> {
  const plans = new Map<string, number>();
  for (const { week: _week, ...plan } of offered) {
    const saved = await asStaff(owner, (tx) => savePlan({ tx, staff: owner }, { ...plan, slotId }), now);
    plans.set(plan.name, expectOk(saved, plan.name).planId);
  }
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
    ([...DEMO_PLANS, ...DINNER_PLANS].find((plan) => plan.name === name)?.week ?? []).map((items, index) => ({
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
