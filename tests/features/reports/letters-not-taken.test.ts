import { asStaff, asSystem, disconnect } from "@/lib/db";
import { leaveUnsent } from "@/lib/features/notifications/send-again";
import { mondayFigures } from "@/lib/features/reports/queries";
import { at, makeAdmin, makeStaff } from "../../support/make";

const now = at("2026-12-20", "10:00");

afterAll(disconnect);

test("counts letters that were not taken, however old, until they are left, and shows them to admins alone", async () => {
  const admin = await makeAdmin();
  const mail = { recipient: "a@example.test", subject: "Bill", text: "…" };
  await asSystem((tx) => tx.notification.deleteMany());
  await asSystem(
    (tx) => tx.notification.create({ data: { ...mail, error: "refused" } }),
    at("2026-12-19", "10:00"),
  );
  const failed = { ...mail, error: "550 nobody", ended: "refused" };
  const old = await asSystem((tx) => tx.notification.create({ data: failed }), at("2026-10-01", "10:00"));
  await asSystem((tx) => tx.notification.create({ data: { ...failed, ended: "too-old" } }), now);
  await asSystem((tx) => tx.notification.create({ data: mail }), now);
  const support = await makeStaff("support");

  expect((await asStaff(admin, (tx) => mondayFigures(tx, now), now)).failedMails).toBe(2);
  await asStaff(admin, (tx) => leaveUnsent({ tx, now, staff: admin }, { mailId: old.id }), now);
  expect((await asStaff(admin, (tx) => mondayFigures(tx, now), now)).failedMails).toBe(1);
  expect((await asStaff(support, (tx) => mondayFigures(tx, now), now)).failedMails).toBe(0);
});
