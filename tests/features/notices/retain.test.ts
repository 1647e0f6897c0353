import { asSystem, disconnect } from "@/lib/db";
import { forgetTold } from "@/lib/features/notices/retain";
import { makeCustomer } from "@/tests/support/make";
import { at } from "./sample";

afterAll(disconnect);

test("what was told in the product goes after 90 days, what was sent after a year, what waits never", async () => {
  const userId = await makeCustomer();
  const now = at("2026-12-01", "03:50");
  const told = (subject: string, day: string, more: object) =>
    asSystem((tx) =>
      tx.notification.create({
        data: { subject, text: "", userId, createdAt: at(day, "12:00"), ...more },
      }),
    );
  const sentAt = now;
  await told("old in-app", "2026-09-01", { channel: "in-app", sentAt });
  await told("90 days old in-app", "2026-09-02", { channel: "in-app", sentAt });
  await told("old letter", "2025-11-30", { recipient: "a@example.test", sentAt });
  await told("a year old letter", "2025-12-01", { recipient: "a@example.test", sentAt });
  await told("old, refused", "2025-11-30", { recipient: "a@example.test", ended: "refused" });
  await told("old, waits", "2025-11-30", { recipient: "a@example.test" });
  expect(await asSystem((tx) => forgetTold(tx, now), now)).toBe(3);
  const left = await asSystem((tx) => tx.notification.findMany({ orderBy: { id: "asc" } }));
  expect(left.map(({ subject }) => subject)).toEqual([
    "90 days old in-app",
    "a year old letter",
    "old, waits",
  ]);
});
