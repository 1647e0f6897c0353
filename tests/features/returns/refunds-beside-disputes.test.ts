import { makeBilledCustomer } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { contest, payOnline, refund } from "@/tests/support/money";

const gateway = gatewayOfFile();

test.each([
  ["while the bank holds it", "open", 0],
  ["once the bank has given it back to us", "won", 120_000],
  ["once its customer has it from the bank", "lost", 0],
] as const)("%s, so much of it may be refunded and no more", async (_, end, left) => {
  const payment = await payOnline(gateway, await makeBilledCustomer());
  await contest(payment, "open");
  if (end !== "open") await contest(payment, end);
  expect(await refund(payment.id, { amount: left + 1, seen: left })).toEqual({
    ok: false,
    error: "too-much",
  });
  const all = await refund(payment.id, { amount: 120_000, seen: left });
  expect(all.ok).toBe(left === 120_000);
});
