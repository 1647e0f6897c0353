import fc from "fast-check";
import { disconnect } from "@/lib/db";
import { makeBilledCustomer, readBill } from "@/tests/support/bills";
import { digestOfTables } from "@/tests/support/digest";
import { forgeriesOf } from "@/tests/support/forgeries";
import { intentEvent, makePayment, postWebhook, sign } from "@/tests/support/webhooks";

afterAll(disconnect);

const FORGERIES = 10_000;

it(`refuses ${FORGERIES} forgeries of a delivery that would pay a bill, and writes nothing`, async () => {
  const bill = await makeBilledCustomer();
  const body = intentEvent("succeeded", { id: await makePayment(bill), amount: bill.amount * 100 });
  const signature = sign(body);
  const before = await digestOfTables();
  const seen: Record<string, number> = {};

  // a forgery that gets through is reported with its seed
  const refused = fc.asyncProperty(forgeriesOf(body, signature), async (forgery) => {
    expect(await postWebhook(forgery.body, forgery.signature)).toBe(400);
    seen[forgery.kind] = (seen[forgery.kind] ?? 0) + 1;
  });
  await fc.assert(refused, { numRuns: FORGERIES });

  expect(await digestOfTables()).toEqual(before);
  expect(Object.keys(seen)).toHaveLength(22);
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
  // what was forged is a delivery that is let in
  expect(await postWebhook(body, signature)).toBe(200);
  expect((await readBill(bill.billId)).isPaid).toBe(true);
}, 60_000);
