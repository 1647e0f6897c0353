import type { Intent, World } from "@/proving/histories/oracle/words";
import { worldOf } from "@/proving/drill/world-of";

const intent = (id: string, billId: number): [string, Intent] => [
  id,
  {
    id,
    billId,
    status: "succeeded",
    amount: 100,
    received: 100,
    hasFailed: false,
    attempt: "0",
    clientSecret: "-",
  },
];

test("leaves out what belongs to the bills of others", () => {
  const world: World = {
    intents: new Map([intent("pi_1", 1), intent("pi_2", 2)]),
    refunds: [
      { id: "re_1", status: "succeeded", amount: 100, intentId: "pi_1", ours: 1 },
      { id: "re_2", status: "succeeded", amount: 100, intentId: "pi_2", ours: 2 },
    ],
    disputes: [{ id: "dp_2", status: "won", amount: 100, intentId: "pi_2" }],
    deletedCustomers: [],
  };
  const own = worldOf(world, [1]);
  expect([...own.intents.keys()]).toEqual(["pi_1"]);
  expect(own.refunds.map(({ id }) => id)).toEqual(["re_1"]);
  expect(own.disputes).toEqual([]);
});
