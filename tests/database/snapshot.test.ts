import { asGuest, asSystem, disconnect, type Tx, type View } from "@/lib/db";
import { makePlan } from "@/tests/support/make";

afterAll(disconnect);

const countPlans = (tx: Tx) => tx.plan.count();

/** How many plans a reader counts before and after somebody else adds one in the middle of the reading. */
async function countAround(view: View): Promise<[number, number]> {
  return asGuest(
    async (tx) => {
      const before = await countPlans(tx);
      await makePlan();
      return [before, await countPlans(tx)];
    },
    undefined,
    view,
  );
}

test("a page sees one moment, whatever is committed while it is read", async () => {
  const [before, after] = await countAround("snapshot");
  expect(after).toBe(before);
  expect(await asSystem(countPlans)).toBe(before + 1);
});

test("a command sees what was committed while it waited", async () => {
  const [before, after] = await countAround("latest");
  expect(after).toBe(before + 1);
});
