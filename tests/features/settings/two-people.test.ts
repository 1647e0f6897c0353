// Two people at one row: who saves an older version is refused with what has changed, also when both save at once.
import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import type { CustomerId, StaffRole, UserId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import type { Result } from "@/lib/domain/result";
import { changeAddress, changeDetails } from "@/lib/features/accounts/commands";
import { getProfile } from "@/lib/features/accounts/queries";
import { saveMenus } from "@/lib/features/menus/commands";
import { savePlan } from "@/lib/features/plans/commands";
import { saveSettings } from "@/lib/features/settings/commands";
import { getSettings } from "@/lib/features/settings/queries";
import { atOnce } from "../../support/crowd";
import { at, makeAdmin, makeCustomer, makePlan } from "../../support/make";

afterAll(disconnect);

const now = at("2026-11-20", "10:00");
const day = parsePlainDate("2026-11-23");
type Staff = { id: UserId; role: StaffRole };
let asha: Staff;
let ravi: Staff;

beforeAll(async () => {
  asha = await makeAdmin({ fullname: "Asha Rao" });
  ravi = await makeAdmin({ fullname: "Ravi Iyer" });
});

const planVersion = async (id: number) =>
  (await asSystem((tx) => tx.plan.findUniqueOrThrow({ where: { id } }))).version;

type Terms = Partial<Parameters<typeof savePlan>[1]>;

function savePlanAs(staff: Staff, plan: { id: number; name: string }, version: number, terms: Terms) {
  const input = {
    planId: plan.id,
    version,
    name: plan.name,
    dailyRate: 120,
    description: "",
    items: ["Dal"],
    ...terms,
  };
  return asStaff(staff, (tx) => savePlan({ tx, staff }, input), now);
}

function saveSettingsAs(staff: Staff, version: number, kitchenPhone: string) {
  const input = {
    kitchenName: "Aaji",
    kitchenPhone,
    kitchenAddress: "Vashi",
    kitchenEmail: "",
    dueDays: 7,
    version,
  };
  return asStaff(staff, (tx) => saveSettings({ tx, now, staff }, input), now);
}

function saveMenuAs(staff: Staff, planId: number, version: number, items: string[]) {
  const cells = [{ planId, date: day, items, version }];
  return asStaff(staff, (tx) => saveMenus({ tx, now, staff }, { cells }), now);
}

const menuVersion = async (planId: number) =>
  (await asSystem((tx) => tx.menu.findFirst({ where: { planId } })))?.version ?? 0;

const stale = (by: string | null, now: object) => ({
  ok: false,
  error: "stale",
  meanwhile: { by, isOwn: false, now, at: "2026-11-20T04:30:00.000Z" },
});

test("a plan: the later of two saves is refused with the other's name and terms, and changes nothing", async () => {
  const plan = await makePlan({ items: ["Dal"] });
  const opened = await planVersion(plan.id);
  expect(await savePlanAs(asha, plan, opened, { dailyRate: 130 })).toMatchObject({ ok: true });
  const refused = await savePlanAs(ravi, plan, opened, { description: "With curd" });
  expect(refused).toMatchObject(stale("Asha Rao", { dailyRate: "130", description: "", items: "Dal" }));
  const kept = await asSystem((tx) => tx.plan.findUniqueOrThrow({ where: { id: plan.id } }));
  expect(kept).toMatchObject({ dailyRate: 130, description: null });
  const version = refused.ok ? 0 : (refused.meanwhile?.version ?? 0);
  expect(await savePlanAs(ravi, plan, version, { dailyRate: 130, description: "With curd" })).toMatchObject({
    ok: true,
  });
});

test("a plan: taking it out of the shop is no edit of its text, and an edit without a version is refused", async () => {
  const plan = await makePlan();
  const opened = await planVersion(plan.id);
  await asSystem((tx) => tx.plan.update({ where: { id: plan.id }, data: { isActive: false } }));
  expect(await planVersion(plan.id)).toBe(opened);
  expect(await savePlanAs(asha, plan, 0, {})).toMatchObject({ ok: false, error: "stale" });
});

test("settings: the phone that one wrote isn't put back by the other", async () => {
  const { version } = await asSystem(getSettings);
  expect(await saveSettingsAs(asha, version, "9820011111")).toMatchObject({ ok: true });
  expect(await saveSettingsAs(ravi, version, "9820022222")).toMatchObject(
    stale("Asha Rao", { kitchenPhone: "9820011111", dueDays: "7" }),
  );
  expect((await asSystem(getSettings)).kitchenPhone).toBe("9820011111");
});

test("a menu: made, written anew and taken away meanwhile are all told", async () => {
  const { id } = await makePlan();
  await saveMenuAs(asha, id, 0, ["Rajma"]);
  expect(await saveMenuAs(ravi, id, 0, ["Chole"])).toMatchObject(stale("Asha Rao", { [day]: "Rajma" }));
  const first = await menuVersion(id);
  await saveMenuAs(ravi, id, first, ["Chole", "Rice"]);
  expect(await saveMenuAs(asha, id, first, ["Kadhi"])).toMatchObject(
    stale("Ravi Iyer", { [day]: "Chole\nRice" }),
  );
  const second = await menuVersion(id);
  await saveMenuAs(asha, id, second, []);
  expect(await saveMenuAs(ravi, id, second, ["Kadhi"])).toMatchObject(stale("Asha Rao", { [day]: "" }));
});

test("a menu that was taken away and made again is another one", async () => {
  const { id } = await makePlan();
  await saveMenuAs(asha, id, 0, ["Rajma"]);
  const opened = await menuVersion(id);
  await saveMenuAs(asha, id, opened, []);
  await saveMenuAs(asha, id, 0, ["Poha"]);
  expect(await saveMenuAs(ravi, id, opened, ["Kadhi"])).toMatchObject(stale("Asha Rao", { [day]: "Poha" }));
});

test("two who write different days of one plan don't meet", async () => {
  const { id } = await makePlan();
  await saveMenuAs(asha, id, 0, ["Rajma"]);
  const cells = [{ planId: id, date: parsePlainDate("2026-11-24"), items: ["Chole"], version: 0 }];
  expect(await asStaff(ravi, (tx) => saveMenus({ tx, now, staff: ravi }, { cells }), now)).toMatchObject({
    ok: true,
  });
  expect(await asSystem((tx) => tx.menu.count({ where: { planId: id } }))).toBe(2);
});

const profileOf = (id: CustomerId) => asCustomer(id, (tx) => getProfile(tx, id, now), now);
const address = {
  addr1: "4 Station Road",
  addr2: "",
  area: "Nerul",
  city: "Navi Mumbai",
  state: "Maharashtra",
};

test("a customer's own page against the office: told what, not who of the staff", async () => {
  const id = await makeCustomer();
  const { detailsVersion: version, fullname } = await profileOf(id);
  await asStaff(asha, (tx) => tx.user.updateMany({ where: { id }, data: { phone: "9820055555" } }), now);
  const details = { fullname, phone: "9820066666", version };
  const refused = await asCustomer(id, (tx) => changeDetails({ tx, now, customerId: id }, details), now);
  expect(refused).toMatchObject(stale(null, { fullname, phone: "9820055555" }));
});

test("a customer's two windows: said to be their own, and the address is another edit than the phone", async () => {
  const id = await makeCustomer();
  const { detailsVersion, addressVersion, fullname } = await profileOf(id);
  const details = (phone: string) => ({ fullname, phone, version: detailsVersion });
  const change = (phone: string) =>
    asCustomer(id, (tx) => changeDetails({ tx, now, customerId: id }, details(phone)), now);
  expect(await change("9820077777")).toMatchObject({ ok: true });
  expect(await change("9820088888")).toMatchObject({ error: "stale", meanwhile: { isOwn: true, by: null } });
  const moved = { ...address, pincode: "400706", version: addressVersion };
  const move = () => asCustomer(id, (tx) => changeAddress({ tx, now, customerId: id }, moved), now);
  expect(await move()).toMatchObject({ ok: true });
  expect(await move()).toMatchObject({
    error: "stale",
    meanwhile: { now: { area: "Nerul", pincode: "400706" } },
  });
});

const ROUNDS = 2;

/** How many of ten saves of one version, all at once, went through in each round. */
async function winners(save: (index: number) => Promise<Result<unknown, string>>): Promise<number> {
  const results = await atOnce(10, save);
  return results.filter(({ ok }) => ok).length;
}

test("of ten saves of one version at once, one wins: plan, settings, menu, details", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const plan = await makePlan({ items: ["Dal"] });
    const version = await planVersion(plan.id);
    const settings = (await asSystem(getSettings)).version;
    const id = await makeCustomer();
    const { detailsVersion, fullname } = await profileOf(id);
    const phone = (index: number) => String(9_830_000_000 + round * 10 + index);
    expect(await winners((index) => savePlanAs(asha, plan, version, { dailyRate: 200 + index }))).toBe(1);
    expect(await winners((index) => saveSettingsAs(ravi, settings, phone(index)))).toBe(1);
    expect(await winners((index) => saveMenuAs(asha, plan.id, 0, [`Dish ${index}`]))).toBe(1);
    const menu = await menuVersion(plan.id);
    expect(await winners((index) => saveMenuAs(ravi, plan.id, menu, [`Bhaji ${index}`]))).toBe(1);
    const change = (index: number) =>
      asCustomer(
        id,
        (tx) =>
          changeDetails(
            { tx, now, customerId: id },
            { fullname, phone: phone(index), version: detailsVersion },
          ),
        now,
      );
    expect(await winners(change)).toBe(1);
  }
});
