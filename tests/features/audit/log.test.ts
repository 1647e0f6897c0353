import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { audit } from "@/lib/features/audit/commands";
import { auditOfCustomer, listAudit, listAuditForExport } from "@/lib/features/audit/queries";
import { auditFilterSchema } from "@/lib/features/audit/schema";
import { adminEndEarly } from "@/lib/features/subscriptions/commands";
import { withRequestId } from "@/lib/log";
import { PAGE_SIZE } from "@/lib/lists/paging";
import { makeBilledCustomer } from "../../support/bills";
import { at, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";

type Entry = Parameters<typeof audit>[1];

function write(entry: Partial<Entry>, when = at("2026-12-03", "10:00")) {
  const none: Entry = { actor: "system", action: "sign-up", entity: "user", entityId: 1, accountId: null };
  const whole = { ...none, ...entry };
  return asSystem((tx) => audit(tx, whole), when);
}

async function read(query: object) {
  const owner = await makeStaff("owner");
  return asStaff(owner, (tx) => listAudit(tx, auditFilterSchema.parse(query)));
}

test("finds entries by what they are about, by act, by day, and by who did it", async () => {
  const admin = await makeAdmin({ fullname: "Sunita Deshpande" });
  const actor = { id: admin.id, role: admin.role };
  await write({ actor, action: "save-settings", entity: "settings", entityId: 1 }, at("2026-12-04", "00:01"));
  await write({ action: "generate-bills", entity: "month", entityId: "2026-11" }, at("2026-12-03", "23:59"));

  const acts = async (query: object) => (await read(query)).rows.map(({ action }) => action);
  expect(await acts({ entity: "settings" })).toEqual(["save-settings"]);
  expect(await acts({ action: "generate-bills" })).toEqual(["generate-bills"]);
  expect(await acts({ from: "2026-12-04", to: "2026-12-04" })).toEqual(["save-settings"]);
  expect(await acts({ to: "2026-12-03" })).toEqual(["generate-bills"]);
  expect(await acts({ actor: "sunita" })).toEqual(["save-settings"]);
  expect(await acts({ actor: "System" })).toEqual(["generate-bills"]);
  expect(await acts({ actor: "nobody at all" })).toEqual([]);
  expect(await acts({ entity: "secrets", action: "drop-table" })).toHaveLength(2);
});

test("names who acted and the customer it concerns, also when the subscription is gone", async () => {
  const admin = await makeAdmin({ fullname: "Asha Owner" });
  const customerId = await makeCustomer({ fullname: "Meera Joshi" });
  const plan = await makePlan();
  const now = at("2026-12-01", "10:00");
  const subscriptionId = await makeSubscription(
    { customerId, plan, startDate: "2026-12-10", endDate: "2026-12-20" },
    now,
  );
  const input = { customerId, subscriptionId, reason: "Called" };
  await asStaff(admin, (tx) => adminEndEarly({ tx, now, staff: admin }, input), now);

  const { rows } = await read({ action: "remove-subscription" });

  expect(rows).toMatchObject([
    {
      actor: { id: admin.id, fullname: "Asha Owner", role: "admin" },
      customer: { id: customerId, fullname: "Meera Joshi" },
      reason: "Called",
      before: { planName: plan.name },
    },
  ]);
});

test("tells everything about one customer and nothing about another", async () => {
  const { customerId, billId } = await makeBilledCustomer();
  const other = await makeBilledCustomer();
  const admin = await makeAdmin();
  await write({ action: "pause-days", entity: "user", entityId: customerId, accountId: customerId });
  await write({ action: "recalculate-bill", entity: "bill", entityId: billId, accountId: customerId });
  await write({ action: "remove-subscription", entity: "subscription", entityId: 7, accountId: customerId });
  await write({ action: "give-credit", entity: "user", entityId: customerId, accountId: other.customerId });
  await write({ action: "save-settings", entity: "settings", entityId: customerId });

  const entries = await asStaff(admin, (tx) => auditOfCustomer(tx, customerId, 10));

  expect(entries.map(({ action }) => action)).toEqual([
    "remove-subscription",
    "recalculate-bill",
    "pause-days",
  ]);
  expect(new Set(entries.map(({ customer }) => customer?.id))).toEqual(new Set([customerId]));
});

test("a line says in which request it was written, and of a job none", async () => {
  await withRequestId("7f3a", () => write({ action: "copy-menus", entity: "menu" }));
  await write({ action: "copy-menus", entity: "menu" });
  const copies = { where: { action: "copy-menus" }, orderBy: { id: "asc" } } as const;
  const lines = await asSystem((tx) => tx.auditLog.findMany(copies));
  expect(lines.map(({ requestId }) => requestId)).toEqual(["7f3a", null]);
});

test("an amount without its unit, and a customer's line about somebody else, are refused", async () => {
  const customer = await makeCustomer();
  const line = { actorId: customer, actorRole: "customer", action: "extend", entity: "user", entityId: "1" };
  const put = (more: object) =>
    asCustomer(customer, (tx) => tx.auditLog.createMany({ data: [{ ...line, ...more }] }));
  await expect(put({ accountId: customer, after: { amount: 5 } })).rejects.toThrow(/audit_logs_units_check/);
  await expect(put({ accountId: customer, before: { dailyRate: 5 } })).rejects.toThrow(/units_check/);
  await expect(put({ accountId: await makeCustomer() })).rejects.toThrow(/row-level security/);
  await expect(put({ accountId: null })).rejects.toThrow(/row-level security/);
  await put({ accountId: customer, after: { amountPaise: 5 } });
});

test("goes through the log by key, the latest first, and exports it whole", async () => {
  for (let index = 0; index < PAGE_SIZE + 2; index += 1) {
    await write({ action: "add-area", entity: "area", entityId: index });
  }
  const first = await read({ action: "add-area" });
  const second = await read({ action: "add-area", after: String(first.after) });

  expect(first.rows[0]?.entityId).toBe(String(PAGE_SIZE + 1));
  expect(second.rows.map(({ entityId }) => entityId)).toEqual(["1", "0"]);
  expect(second.after).toBeNull();
  const back = await read({ action: "add-area", before: String(second.before) });
  expect(back.rows).toEqual(first.rows);
  const whole = await asStaff(await makeAdmin(), (tx) =>
    listAuditForExport(tx, auditFilterSchema.parse({ action: "add-area" })),
  );
  expect(whole).toHaveLength(PAGE_SIZE + 2);
});

test("is read by admins alone", async () => {
  await write({ action: "sign-up" });
  for (const role of ["support", "kitchen", "driver"] as const) {
    const staff = await makeStaff(role);
    expect((await asStaff(staff, (tx) => listAudit(tx, auditFilterSchema.parse({})))).rows).toEqual([]);
  }
  const customer = await makeCustomer();
  const asking = asCustomer(customer, (tx) => listAudit(tx, auditFilterSchema.parse({})));
  await expect(asking).rejects.toThrow(/permission denied/);
});
