// Sessions that are opened at once, and where each was used last.
import { asCustomer, asSystem, disconnect } from "@/lib/db";
import { customerId } from "@/lib/domain/identity";
import { listSessions } from "@/lib/features/accounts/queries";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { atOnce } from "../../support/crowd";
import { NOW, openAccount, scopeAt } from "./sample";

afterAll(disconnect);

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

test("of two log-ins at once each sees the other: ten sessions stay", async () => {
  const id = await openAccount("both-at-once@example.test");
  for (let device = 0; device < 9; device += 1) await openSession(scopeAt(later(device)), { id: String(id) });
  const tokens = await atOnce(4, () => openSession(scopeAt(later(60)), { id: String(id) }));
  expect(new Set(tokens).size).toBe(4);
  expect(await asSystem((tx) => tx.session.count({ where: { userId: id } }))).toBe(10);
});

test("where it is used is kept with it, from the log-in on", async () => {
  const id = await openAccount("moves@example.test");
  const token = await openSession(scopeAt(), { id: String(id), ip: "49.36.0.1" });
  const places = async () =>
    (await asCustomer(customerId(id), (tx) => listSessions(tx, customerId(id), NOW))).map(
      ({ place }) => place,
    );
  expect(await places()).toEqual([{ ip: "49.36.0.1", country: "IN" }]);
  await findSession(scopeAt(later(60)), token, { ip: "91.0.0.1" });
  expect(await places()).toEqual([{ ip: "91.0.0.1", country: expect.stringMatching(/^[A-Z]{2}$/) }]);
});
