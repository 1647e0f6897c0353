// What the office says of the meals of a day, and from when on.
import { asStaff, asSystem, disconnect, fromSqlDate } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { addSlot, saveSlot } from "@/lib/features/slots/commands";
import { listSlots, listSlotsInSettings } from "@/lib/features/slots/queries";
import { addSlotSchema, saveSlotSchema, slotTexts } from "@/lib/features/slots/schema";
import { atOnce } from "../../support/crowd";
import { at, makeAdmin, makeStaff } from "../../support/make";

const today = parsePlainDate("2026-11-24");
const now = at(today, "10:00");
let admin: { id: UserId; role: StaffRole };
let made = 0;
beforeAll(async () => void (admin = await makeAdmin()));
afterAll(disconnect);

const typed = (more: object = {}) => ({
  name: `Meal ${(made += 1)}`,
  from: "1 Dec",
  ...{ cutoffTime: "3 pm", cutoffOn: "same" as const, deliveredFrom: "19:00", deliveredBy: "21:00" },
  ...more,
});
const add = (more: object = {}, staff = admin, when = now) =>
  asStaff(staff, (tx) => addSlot({ tx, now: when, staff }, addSlotSchema(today).parse(typed(more))), when);
const save = (slotId: number, version: number, more: object = {}, staff = admin, when = now) => {
  const input = saveSlotSchema(today).parse(typed({ slotId, version, ...more }));
  return asStaff(staff, (tx) => saveSlot({ tx, now: when, staff }, input), when);
};
async function newSlot(more: object = {}) {
  const added = await add(more);
  if (!added.ok) throw new Error(added.error);
  return added.value;
}
const inSettings = async (slotId: number, when = now) => {
  const all = await asStaff(admin, (tx) => listSlotsInSettings(tx, when), when);
  const found = all.find(({ slot }) => slot.id === slotId);
  if (!found) throw new Error("no slot");
  return found;
};
const termsOf = async (slotId: number) => {
  const rows = await asSystem((tx) =>
    tx.slotTerms.findMany({ where: { slotId }, orderBy: { validFrom: "asc" } }),
  );
  return rows.map(({ validFrom, cutoffTime }) => `${fromSqlDate(validFrom)} ${cutoffTime}`);
};

test("adds a meal with its first day and its times, in its place of the day, and the log says so", async () => {
  const { slotId } = await newSlot({
    name: "Breakfast",
    cutoffTime: "8 pm",
    cutoffOn: "before",
    deliveredFrom: "7",
    deliveredBy: "9",
  });
  const slots = await asSystem(listSlots);
  expect(slots.map(({ name }) => name)).toEqual(["Breakfast", "Lunch"]);
  expect(slots[0].terms).toEqual([
    {
      from: "2026-12-01",
      cutoff: { time: "20:00", isDayBefore: true },
      deliveredFrom: "07:00",
      deliveredBy: "09:00",
    },
  ]);
  const where = { action: "add-slot", entityId: String(slotId) };
  expect(await asSystem((tx) => tx.auditLog.findFirstOrThrow({ where }))).toMatchObject({
    actorId: admin.id,
    after: { name: "Breakfast", startDate: "2026-12-01", cutoffTime: "20:00", isDayBefore: true },
  });
});

test.each([
  [{ name: " lunch " }, "name-taken"],
  [{ from: "24 Nov" }, "terms-too-early"],
  [{ from: "25 Nov", cutoffTime: "9", cutoffOn: "before" }, "terms-counted"],
])("refuses a meal with %j", async (more, error) => {
  const before = await asSystem((tx) => tx.slot.count());
  expect(await add(more)).toEqual({ ok: false, error });
  expect(await asSystem((tx) => tx.slot.count())).toBe(before);
});

test.each([
  [{ cutoffTime: "soon" }, "cutoffTime", "time"],
  [{ cutoffTime: "" }, "cutoffTime", "required"],
  [{ deliveredBy: "19:00" }, "deliveredBy", "delivered-order"],
  [{ cutoffTime: "19:01" }, "deliveredFrom", "delivered-before-count"],
  [{ name: "" }, "name", "required"],
  [{ name: "x".repeat(31) }, "name", "too-long"],
  [{ from: "" }, "from", "required"],
])("reads no meal with %j", (more, field, message) => {
  const parsed = addSlotSchema(today).safeParse(typed(more));
  expect(parsed.error?.issues.map(({ path, message: said }) => [path[0], said])).toContainEqual([
    field,
    message,
  ]);
});

test("counts a meal of the evening before whatever its hour", () => {
  const read = addSlotSchema(today).safeParse(typed({ cutoffTime: "20:00", cutoffOn: "before" }));
  expect(read.success).toBe(true);
});

test("makes one meal of a name that ten give at once", async () => {
  const results = await atOnce(10, (index) => add({ name: index % 2 ? "Supper" : "SUPPER" }));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("says new times from a day on, and the days before keep theirs", async () => {
  const { slotId, version } = await newSlot();
  const saved = await save(slotId, version, { from: "5 Dec", cutoffTime: "16:00" });
  expect(saved).toMatchObject({ ok: true });
  expect(await termsOf(slotId)).toEqual(["2026-12-01 15:00", "2026-12-05 16:00"]);
  expect((await inSettings(slotId)).version).toBeGreaterThan(version);
  const stale = await save(slotId, version, { from: "6 Dec", cutoffTime: "14:00" });
  expect(stale).toMatchObject({
    ok: false,
    error: "stale",
    meanwhile: { isOwn: true, now: { cutoffTime: "16:00" } },
  });
  const where = { action: "change-slot", entityId: String(slotId) };
  expect(await asSystem((tx) => tx.auditLog.findMany({ where }))).toMatchObject([
    {
      before: { startDate: "2026-12-01", cutoffTime: "15:00" },
      after: { startDate: "2026-12-05", cutoffTime: "16:00" },
    },
  ]);
});

test("puts new times in the place of any that were to begin later", async () => {
  const { slotId, version } = await newSlot();
  const first = await save(slotId, version, { from: "20 Dec", cutoffTime: "16:00" });
  if (!first.ok) throw new Error(first.error);
  await save(slotId, first.value.version, { from: "10 Dec", cutoffTime: "17:00" });
  expect(await termsOf(slotId)).toEqual(["2026-12-01 15:00", "2026-12-10 17:00"]);
});

test("renames a meal without new times, from the day its form opens with", async () => {
  const { slotId } = await newSlot();
  const { slot, version, from, shown } = await inSettings(slotId);
  expect([from, shown.map((terms) => terms.from)]).toEqual(["2026-12-01", ["2026-12-01"]]);
  const kept = slotTexts(slot.terms[0]);
  expect(await save(slotId, version, { name: "Late dinner", from, ...kept })).toMatchObject({ ok: true });
  expect(await termsOf(slotId)).toEqual(["2026-12-01 15:00"]);
  expect((await inSettings(slotId)).slot.name).toBe("Late dinner");
  // months later it opens with tomorrow, and keeps them as well
  const later = at("2027-02-01", "10:00");
  const then = await inSettings(slotId, later);
  expect(then.from).toBe("2027-02-02");
  const again = { name: "Dinner", from: then.from, ...kept };
  expect(await save(slotId, then.version, again, admin, later)).toMatchObject({ ok: true });
  expect(await termsOf(slotId)).toEqual(["2026-12-01 15:00"]);
});

test("refuses times that would count a day anew, a name that is taken and a meal that is not there", async () => {
  const { slotId, version } = await newSlot();
  const refused = async (more: object) => {
    const answer = await save(slotId, version, more);
    return answer.ok ? null : answer.error;
  };
  expect(await refused({ from: "24 Nov" })).toBe("terms-too-early");
  expect(await refused({ from: "5 Dec", cutoffTime: "14:00", cutoffOn: "before" })).toBe("terms-before-last");
  expect(await refused({ name: "lunch" })).toBe("name-taken");
  expect(await save(9999, version)).toEqual({ ok: false, error: "not-found" });
  expect(await termsOf(slotId)).toEqual(["2026-12-01 15:00"]);
});

test("shows what holds today and what will, and no longer what held before", async () => {
  const { slotId, version } = await newSlot();
  await save(slotId, version, { from: "5 Dec", cutoffTime: "16:00" });
  const shown = async (day: string) =>
    (await inSettings(slotId, at(day, "10:00"))).shown.map((terms) => terms.cutoff.time);
  expect(await shown("2026-11-24")).toEqual(["15:00", "16:00"]);
  expect(await shown("2026-12-04")).toEqual(["15:00", "16:00"]);
  expect(await shown("2026-12-05")).toEqual(["16:00"]);
});

test("saves one of ten who opened the same meal", async () => {
  const { slotId, version } = await newSlot();
  const results = await atOnce(10, (index) =>
    save(slotId, version, { from: `${5 + index} Dec`, cutoffTime: "16:00" }),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await termsOf(slotId)).toHaveLength(2);
});

test.each<StaffRole>(["kitchen", "driver", "support"])("does not let %s change meals", async (role) => {
  const staff = await makeStaff(role);
  await expect(add({}, staff)).rejects.toThrow(/row-level security/);
  const { slotId, version } = await newSlot();
  await expect(save(slotId, version, {}, staff)).rejects.toThrow();
  expect(await termsOf(slotId)).toEqual(["2026-12-01 15:00"]);
});
