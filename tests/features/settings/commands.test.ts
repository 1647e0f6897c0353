import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import type { StaffRole, UserId } from "@/lib/domain/identity";
import { addArea, saveSettings } from "@/lib/features/settings/commands";
import { getSettings, listAreas } from "@/lib/features/settings/queries";
import { areaSchema, settingsSchema } from "@/lib/features/settings/schema";
import { atOnce } from "../../support/crowd";
import { at, makeAdmin, makeCustomer, makeStaff } from "../../support/make";

afterAll(disconnect);

const now = at("2026-11-20", "10:00");
const details = {
  kitchenName: "Aaji's Kitchen",
  kitchenPhone: "9820099999",
  kitchenAddress: "Sector 9, Vashi",
  kitchenEmail: "aaji@tiffins.test",
  dueDays: 10,
};
let admin: { id: UserId; role: StaffRole };

beforeAll(async () => {
  admin = await makeAdmin();
});

const add = (name: string, staff = admin) =>
  asStaff(staff, (tx) => addArea({ tx, now, staff }, { name }), now);

test("changes the kitchen's details, with what they were in the audit log", async () => {
  const { version } = await asSystem(getSettings);
  await asStaff(admin, (tx) => saveSettings({ tx, now, staff: admin }, { ...details, version }), now);
  const customerId = await makeCustomer();
  expect(await asCustomer(customerId, (tx) => getSettings(tx))).toMatchObject(details);
  const entry = await asSystem((tx) => tx.auditLog.findFirstOrThrow({ where: { action: "save-settings" } }));
  expect(entry).toMatchObject({ actorId: admin.id, before: { dueDays: 7 }, after: details });
});

test("what is read is saved as it is, though nothing is written in some fields", async () => {
  const owner = await makeStaff("owner");
  const read = () => asStaff(owner, getSettings);
  const before = await read();
  const saved = await asStaff(owner, (tx) => saveSettings({ tx, now, staff: owner }, before));
  expect(saved).toMatchObject({ ok: true });
  expect(await read()).toEqual(before);
});

test("starts with the sixteen areas and takes one more, in which a customer may then live", async () => {
  expect(await asStaff(admin, listAreas)).toHaveLength(16);
  expect(await add("Taloja")).toEqual({ ok: true, value: undefined });
  await makeCustomer({ area: "Taloja" });
  const areas = await asStaff(admin, listAreas);
  expect(areas.find(({ name }) => name === "Taloja")).toMatchObject({ customers: 1 });
});

test("refuses an area that is there already, whatever its case, also ten at once", async () => {
  expect(await add("VASHI")).toEqual({ ok: false, error: "area-exists" });
  const results = await atOnce(10, (index) => add(index % 2 ? "Uran" : "URAN"));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test.each<StaffRole>(["kitchen", "driver", "support"])(
  "does not let %s change settings or areas",
  async (role) => {
    const staff = await makeStaff(role);
    await expect(add(`Area of ${role}`, staff)).rejects.toThrow(/row-level security/);
    const { version } = await asSystem(getSettings);
    const input = { ...details, dueDays: 60, version };
    const saved = await asStaff(staff, (tx) => saveSettings({ tx, now, staff }, input), now);
    expect(saved.ok).toBe(false);
    expect((await asSystem(getSettings)).dueDays).not.toBe(60);
  },
);

test.each([
  [{ kitchenPhone: "98200" }, "kitchenPhone", "phone-any"],
  [{ kitchenName: "  " }, "kitchenName", expect.any(String)],
  [{ dueDays: "0" }, "dueDays", "due-days"],
  [{ dueDays: "61" }, "dueDays", "due-days"],
  [{ dueDays: "7.5" }, "dueDays", "due-days"],
])("refuses %j at its field", (change, field, message) => {
  const parsed = settingsSchema.safeParse({ ...details, version: 1, dueDays: "7", ...change });
  expect(parsed.error?.issues).toMatchObject([{ path: [field], message }]);
});

test("writes an area's name with single spaces", () => {
  expect(areaSchema.parse({ name: "  Kopar   Khairane " }).name).toBe("Kopar Khairane");
});

test("the licence and the tax number are kept as figures and capitals, and go when they are emptied", () => {
  const typedDetails = { ...details, version: 1, dueDays: "7" };
  const read = (typed: { fssai: string; gstin: string }) =>
    settingsSchema.parse({ ...typedDetails, ...typed });
  expect(read({ fssai: "1152 2998 000 123", gstin: "27abcde1234f1z5" })).toMatchObject({
    fssai: "11522998000123",
    gstin: "27ABCDE1234F1Z5",
  });
  expect(read({ fssai: "", gstin: " " })).toMatchObject({ fssai: null, gstin: null });
  expect(settingsSchema.safeParse({ ...typedDetails, fssai: "123" }).success).toBe(false);
  expect(settingsSchema.safeParse({ ...typedDetails, gstin: "27ABCDE" }).success).toBe(false);
});

test("takes two areas that look alike for one, also in the database", async () => {
  expect(await add("O’Brien Nagar-East")).toMatchObject({ ok: true });
  for (const alike of [
    "O'BRIEN nagar\u2010East",
    "O\u2019Brien\u00a0Nagar-East",
    "O'Brien Na\u200bgar-East",
  ]) {
    expect(await add(alike)).toEqual({ ok: false, error: "area-exists" });
    await expect(asSystem((tx) => tx.area.create({ data: { name: alike } }))).rejects.toThrow(
      /Unique|unique/,
    );
  }
});

test.each([
  ["<script>alert(1)</script>", "name-signs"],
  ["x".repeat(41), "too-long"],
  ["12345", "no-letter"],
])("doesn't take %s for an area's name", (name, message) => {
  expect(areaSchema.safeParse({ name }).error?.issues[0]?.message).toBe(message);
});
