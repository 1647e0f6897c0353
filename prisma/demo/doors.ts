import { asSystem } from "@/lib/db";
import type { DoorMethod } from "@/lib/domain/books/ledger";
import { paise, rupees, toPaise, type Rupees } from "@/lib/domain/money";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { parseBilledDays } from "@/lib/domain/books/billed-days";
import { openOf } from "@/lib/features/books/queries";
import { giveCredit } from "@/lib/features/credits/credits";
import { counterDoorPayment, takeDoorPayment } from "@/lib/features/door/door";
import { refundableOf } from "@/lib/features/returns/refund-queries";
import { refundPayment } from "@/lib/features/returns/refunds";
import type { Household } from "./household";
import { expectOk, type Staff } from "./expect";
import { flowOf } from "./kitchen";

type People = { owner: Staff; driver: Staff };

/** The driver takes the whole of a bill, or part of it; from who is on no round just now the office does. Returns the payment's id. */
export async function payAtDoor(
  { owner, driver }: People,
  billId: number,
  method: DoorMethod,
  now: Date,
  part?: Rupees,
): Promise<number> {
  const seen = await asSystem((tx) => openOf(tx, billId), now);
  const amount = part ? toPaise(part) : seen;
  const reference = method === "upi" ? String(632_400_000_000 + billId) : null;
  const input = { billId, amount, method, reference, seen };
  const atDoor = await takeDoorPayment(flowOf(driver, now), input);
  const isNotTheirs = !atDoor.ok && atDoor.error === "not-found";
  const taken = isNotTheirs ? await takeDoorPayment(flowOf(owner, now), input) : atDoor;
  return expectOk(taken, `money at the door for bill ${billId}`).doorPaymentId;
}

const OWING = "Joseph D'Souza";
const REFUNDED = "Meera Kulkarni";
const CREDITED = "Aarti Deshmukh";

/**
 * The last two days before today: the customer who owes pays part at the door and gets credit for a bad day, a driver's
 * mistake is taken back, and of those who paid by card one gets a refund and another gets credit.
 */
export async function makeGood(
  collectors: (habits: Household["habits"]) => People,
  homes: readonly Household[],
  { day, today, now }: { day: PlainDate; today: PlainDate; now: Date },
): Promise<void> {
  const [owing, refunded, credited] = [OWING, REFUNDED, CREDITED].map((name) =>
    homes.find(({ habits }) => habits.person.fullname === name),
  );
  if (!owing || !refunded || !credited) return;
  const { owner, driver } = collectors(owing.habits);
  if (day === addDays(today, -2)) {
    await payAPart({ owner, driver }, owing, now);
    await refund(
      owner,
      refunded,
      { rupees: 120, destination: "gateway", reason: "The lid was loose and the dal spilt" },
      now,
    );
  } else if (day === addDays(today, -1)) {
    await slip({ owner, driver }, owing, now);
    await refund(
      owner,
      credited,
      { rupees: 150, destination: "credit", reason: "The tiffin came cold" },
      now,
    );
  }
}

async function payAPart({ owner, driver }: People, home: Household, now: Date): Promise<void> {
  const bill = await oldestUnpaid(home, now);
  if (!bill) return;
  await payAtDoor({ owner, driver }, bill.id, "cash", now, rupees(500));
  const eaten = bill.lines
    .flatMap(({ days }) => parseBilledDays(days))
    .find(({ cause }) => cause === "delivery");
  const input = { customerId: home.id, amount: rupees(200), reason: "The dal was burnt", seen: 0 };
  const given = await giveCredit(flowOf(owner, now), { ...input, billId: bill.id, day: eaten?.date ?? null });
  expectOk(given, "credit for burnt dal");
}

async function slip({ owner, driver }: People, home: Household, now: Date): Promise<void> {
  const bill = await oldestUnpaid(home, now);
  if (!bill) return;
  const doorPaymentId = await payAtDoor({ owner, driver }, bill.id, "cash", now, rupees(100));
  const counter = { doorPaymentId, reason: "Written down for the wrong flat" };
  expectOk(await counterDoorPayment(flowOf(owner, now), counter), "a slip at the door");
}

const oldestUnpaid = (home: Household, now: Date) =>
  asSystem(
    (tx) =>
      tx.bill.findFirst({
        where: { customerId: home.id, isPaid: false },
        include: { lines: { orderBy: { position: "asc" } } },
        orderBy: { id: "asc" },
      }),
    now,
  );

type GivenBack = { rupees: number; destination: "gateway" | "credit"; reason: string };

async function refund(owner: Staff, home: Household, given: GivenBack, now: Date): Promise<void> {
  const where = { customerId: home.id, status: "succeeded" };
  const payment = await asSystem((tx) => tx.payment.findFirst({ where, orderBy: { id: "desc" } }), now);
  if (!payment) return;
  const seen = await asSystem((tx) => refundableOf(tx, payment), now);
  const amount = paise(Math.min(seen, given.rupees * 100));
  const { destination, reason } = given;
  const input = { paymentId: payment.id, amount, seen, destination, reason };
  expectOk(await refundPayment(flowOf(owner, now), input), reason);
}
