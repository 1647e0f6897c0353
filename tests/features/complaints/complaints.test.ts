import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { customerId as idOfCustomer, type CustomerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { wholeBill } from "@/lib/features/billing/whole-bill";
import { checkOwn } from "@/lib/features/proof/own-check";
import { creditOf } from "@/lib/features/books/queries";
import { creditComplaint, declineComplaint } from "@/lib/features/complaints/decide";
import { toldOf } from "@/lib/features/complaints/own";
import { daysAhead } from "@/lib/features/pauses/queries";
import { countOpenComplaints, doorsAgain, listComplaints } from "@/lib/features/complaints/queries";
import { complaintFilterSchema } from "@/lib/features/complaints/schema";
import { adminPauseDays } from "@/lib/features/pauses/commands";
import { billMonth, lettersTo, makeBilledCustomer } from "@/tests/support/bills";
import { correct } from "@/tests/support/late-changes";
import { at, makeAdmin, makeCustomer, makePause, makeStaff } from "@/tests/support/make";
import { AFTERNOON, DAY, eater, office, said, say, told } from "./kit";

afterAll(disconnect);

test("what may be told of is what was brought, from half an hour before the end of its delivery until two days after", async () => {
  const of = await eater();
  await makePause(of.customerId, "2026-12-02");
  const days = async (day: string, time: string) =>
    (await told(of, at(day, time))).tiffins.map((tiffin) => tiffin.day);
  expect(await days("2026-12-03", "13:29")).toEqual(["2026-12-01"]);
  expect(await days("2026-12-03", "13:30")).toEqual(["2026-12-03", "2026-12-01"]);
  expect(await days("2026-12-04", "09:00")).toEqual(["2026-12-03"]);
});

test("a customer says it once, and reads what they said", async () => {
  const of = await eater();
  await said(of);
  expect(await say(of)).toEqual({ ok: false, error: "already-said" });
  expect(await told(of)).toMatchObject({
    tiffins: [{ day: "2026-12-02" }, { day: "2026-12-01" }],
    said: [{ day: DAY, kind: "missing", state: "open", sentence: null }],
  });
});

test("two presses at once make one complaint", async () => {
  const of = await eater();
  const answers = await Promise.all([say(of), say(of), say(of)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await asSystem((tx) => tx.complaint.count({ where: { customerId: of.customerId } }))).toBe(1);
});

test("nobody complains too early, too late, of a paused day, or of somebody else's tiffin", async () => {
  const of = await eater();
  await makePause(of.customerId, "2026-12-02");
  expect(await say(of, DAY, at("2026-12-03", "13:29"))).toEqual({ ok: false, error: "too-early" });
  expect(await say(of, DAY, at("2026-12-06", "00:00"))).toEqual({ ok: false, error: "too-late" });
  expect(await say(of, parsePlainDate("2026-12-02"))).toEqual({ ok: false, error: "nothing-came" });
  const other = { ...of, customerId: await makeCustomer() };
  expect(await say(other)).toEqual({ ok: false, error: "not-found" });
});

test("the database itself takes no complaint of another's tiffin, none of long ago, and none that is answered", async () => {
  const of = await eater();
  const stranger = await makeCustomer();
  const row = { subscriptionId: of.subscriptionId, day: new Date(DAY), kind: "late" };
  const add = (who: CustomerId, data: object, now = AFTERNOON) =>
    asCustomer(who, (tx) => tx.complaint.createMany({ data: [{ ...row, customerId: who, ...data }] }), now);
  await expect(add(stranger, {})).rejects.toThrow(/row-level security/);
  await expect(add(of.customerId, {}, at("2026-12-06", "10:00"))).rejects.toThrow(/row-level security/);
  await expect(add(of.customerId, { state: "credited" })).rejects.toThrow(/row-level security/);
  await said(of);
  expect(
    await asCustomer(
      stranger,
      async (tx) => toldOf(tx, stranger, await daysAhead(tx, stranger, AFTERNOON), AFTERNOON),
      AFTERNOON,
    ),
  ).toMatchObject({
    said: [],
  });
});

test("one press gives back what the tiffin cost: the month's bill is lower by it, and says why", async () => {
  const of = await eater();
  const complaintId = await said(of);
  expect(await creditComplaint(await office(), { complaintId })).toEqual({
    ok: true,
    value: { complaintId, amount: 8_000, applied: 0 },
  });
  expect(await asSystem((tx) => creditOf(tx, of.customerId))).toBe(8_000);
  const closed = at("2027-01-01", "01:00");
  await billMonth("2026-12", closed);
  const bill = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId: of.customerId } }));
  const whole = await asCustomer(of.customerId, (tx) => wholeBill(tx, of.customerId, bill.id), closed);
  expect(whole?.bill).toMatchObject({ amount: 31 * 80, open: 31 * 8_000 - 8_000 });
  expect(whole?.creditedDays).toEqual([{ day: DAY, reason: "The tiffin of Thu 3 Dec did not come" }]);
  expect((await asSystem(checkOwn)).differences).toEqual([]);
});

test("the credit for a day that is billed already comes off that bill", async () => {
  const { customerId, billId } = await makeBilledCustomer({ days: 30 });
  const subscription = await asSystem((tx) => tx.subscription.findFirstOrThrow({ where: { customerId } }));
  const now = at("2026-12-01", "10:00");
  const day = parsePlainDate("2026-11-30");
  const of = { customerId: idOfCustomer(customerId), subscriptionId: subscription.id };
  expect(await say(of, day, now)).toMatchObject({ ok: true });
  const { id: complaintId } = await asSystem((tx) =>
    tx.complaint.findFirstOrThrow({ where: { customerId } }),
  );
  expect(await creditComplaint(await office(now), { complaintId })).toMatchObject({
    value: { amount: 12_000, applied: 12_000 },
  });
  const whole = await asCustomer(of.customerId, (tx) => wholeBill(tx, of.customerId, billId), now);
  expect(whole?.bill.open).toBe(29 * 12_000);
  expect(whole?.creditedDays).toMatchObject([{ day }]);
});

test("a complaint is answered once, whoever presses", async () => {
  const of = await eater();
  const complaintId = await said(of);
  const [one, two] = [await office(), await office()];
  const sentence = "Our driver left it with your guard at 12:40.";
  const answers = await Promise.all([
    creditComplaint(one, { complaintId }),
    creditComplaint(two, { complaintId }),
    declineComplaint(two, { complaintId, sentence }),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.error === "already-decided")).toHaveLength(2);
  expect(await asSystem((tx) => tx.credit.count({ where: { customerId: of.customerId } }))).toBeLessThan(2);
});

test("a declined one is told in a letter and on the page, with the sentence", async () => {
  const of = await eater();
  const complaintId = await said(of);
  const sentence = "Our driver left it with your guard at 12:40.";
  expect(await declineComplaint(await office(), { complaintId, sentence })).toMatchObject({ ok: true });
  const [letter] = (await lettersTo(of.customerId)).slice(-1);
  expect(letter).toMatchObject({ kind: "complaintDeclined", subject: "About a tiffin of yours" });
  expect(letter?.text).toContain("you told us: The tiffin of Thu 3 Dec did not come.");
  expect(letter?.text).toContain(sentence);
  expect((await told(of)).said).toMatchObject([{ state: "declined", sentence }]);
  expect(await asSystem((tx) => creditOf(tx, of.customerId))).toBe(0);
});

test("a credited one is told in a letter", async () => {
  const of = await eater();
  await creditComplaint(await office(), { complaintId: await said(of) });
  const [letter] = (await lettersTo(of.customerId)).slice(-1);
  expect(letter?.text).toContain("₹80 is yours as credit (The tiffin of Thu 3 Dec did not come).");
});

test("what is not charged any more is not credited on top", async () => {
  const of = await eater();
  const complaintId = await said(of);
  const staff = await makeAdmin();
  const late = { customerId: of.customerId, days: [DAY], reason: "The van broke down" };
  await asStaff(staff, (tx) => adminPauseDays({ tx, now: AFTERNOON, staff }, late), AFTERNOON);
  expect(await creditComplaint(await office(), { complaintId })).toEqual({ ok: false, error: "not-charged" });
  expect(await asSystem((tx) => tx.credit.count({ where: { customerId: of.customerId } }))).toBe(0);
});

test("the office reads what waits, and which houses come again", async () => {
  const before = await asSystem(countOpenComplaints);
  const ofs = [];
  for (const flat of [1, 2, 3]) ofs.push(await eater({ addr1: `Flat ${flat}, Sea Breeze` }));
  for (const of of ofs) await said(of);
  const support = await makeStaff("support");
  const read = <T>(fn: Parameters<typeof asStaff<T>>[1]) => asStaff(support, fn, AFTERNOON);
  expect(await read(countOpenComplaints)).toBe(before + 3);
  const filter = complaintFilterSchema.parse({ search: "sea breeze" });
  const { rows } = await read((tx) => listComplaints(tx, filter));
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ dailyRate: 80, mark: null, kind: "missing", day: DAY, decided: null });
  expect(await read((tx) => doorsAgain(tx, DAY))).toContainEqual({
    ...{ house: "Sea Breeze", area: "Vashi", count: 3 },
    kinds: [{ kind: "missing", count: 3 }],
  });
  const cook = await makeStaff("kitchen");
  expect(await asStaff(cook, (tx) => tx.complaint.count())).toBe(0);
});

test("a day that was credited before its bill is not taken off it once more by a late change", async () => {
  const of = await eater();
  await creditComplaint(await office(), { complaintId: await said(of) });
  const closed = at("2027-01-01", "01:00");
  await billMonth("2026-12", closed);
  const staff = await makeAdmin();
  const late = { customerId: of.customerId, days: [DAY], reason: "They called" };
  await asStaff(staff, (tx) => adminPauseDays({ tx, now: closed, staff }, late), closed);
  await correct(closed);
  const [waiting] = await asSystem((tx) =>
    tx.billCorrection.findMany({ where: { customerId: of.customerId } }),
  );
  expect(waiting).toMatchObject({ obstacle: "credited-already", doneAt: null });
});
