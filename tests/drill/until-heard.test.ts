import { Unanswered } from "@/proving/drill/unanswered";
import { pressUntilHeard } from "@/proving/drill/until-heard";
import type { Answer, Known } from "@/proving/drill/visitor";

const button = { action: "refundPaymentAction", page: "/admin/bills/1", input: { amount: "10.00" } };
const persistence = { whole: async () => {}, onLost: () => {} };
const done = { ok: true, value: { refundId: 7 } } as const;

/** A server that loses the first answer, says so much of it when it is asked, and answers the second press. */
function losing(known: readonly Known[], second: Answer) {
  const keys: string[] = [];
  const told = [...known];
  return {
    keys,
    press: async (_: unknown, key: string) => {
      keys.push(key);
      if (keys.length === 1) throw new Unanswered("refunding");
      return second;
    },
    askFor: async (): Promise<Known> => told.shift() ?? { state: "withdrawn" },
  };
}

function presses() {
  return { letTryEnd: jest.fn().mockResolvedValue(undefined), onFoundDone: jest.fn() };
}

test("what was done is pressed again by its key, and answers the same", async () => {
  const server = losing([{ state: "done", value: { refundId: 7 } }], done);
  const said = presses();
  expect(await pressUntilHeard({ persistence, presses: said }, server, button)).toEqual(done);
  expect(new Set(server.keys).size).toBe(1);
  expect(server.keys).toHaveLength(2);
  expect(said.onFoundDone).toHaveBeenCalledTimes(1);
});

test("what was done and is then refused, or done as something else, is wrong", async () => {
  for (const second of [
    { ok: false, error: "changed-meanwhile" } as const,
    { ok: true, value: { refundId: 8 } } as const,
  ]) {
    const server = losing([{ state: "done", value: { refundId: 7 } }], second);
    await expect(pressUntilHeard({ persistence, presses: presses() }, server, button)).rejects.toThrow(
      "was done",
    );
  }
});

test.each(["withdrawn", "broke-off"] as const)("what is %s gets a key of its own", async (state) => {
  const server = losing([{ state }], done);
  expect(await pressUntilHeard({ persistence, presses: presses() }, server, button)).toEqual(done);
  expect(new Set(server.keys).size).toBe(2);
});

test("what is under way is asked for again, once its time has passed", async () => {
  const server = losing([{ state: "under-way" }, { state: "broke-off" }], done);
  const said = presses();
  expect(await pressUntilHeard({ persistence, presses: said }, server, button)).toEqual(done);
  expect(said.letTryEnd).toHaveBeenCalledWith(server.keys[0]);
  expect(new Set(server.keys).size).toBe(2);
});
