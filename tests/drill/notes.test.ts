import { brokenPromises, mayBeFound, type Wish } from "@/proving/drill/notes";

test.each([
  { acknowledged: 1, lost: 0, found: [1] },
  { acknowledged: 1, lost: 3, found: [1] },
  { acknowledged: 0, lost: 2, found: [0] },
  { acknowledged: 0, lost: 0, found: [0] },
  // said to be done twice: no number of them is right
  { acknowledged: 2, lost: 0, found: [] },
])("acknowledged $acknowledged times with $lost answers lost, it is there $found times", (wish) => {
  expect(mayBeFound(wish)).toEqual(wish.found);
});

const wish: Wish = {
  kind: "door",
  billId: 5,
  amount: 60_000,
  mark: "driver@example.test",
  acknowledged: 1,
  lost: 1,
};

/** A database that answers a count to the first question and ids to the second. */
function tables(count: number, unpaid: number[]) {
  const answers = [[{ count }], unpaid.map((id) => ({ id, open: 100 }))];
  return (): Promise<Record<string, number>[]> => Promise.resolve(answers.shift() ?? []);
}

test("names money at the door that was written down twice, and a paid bill that is open here", async () => {
  const refusals = new Map([[5, ["Pay (processing)"]]]);
  const notes = { wishes: [wish], mustBePaid: new Set([5]), refusals };
  expect(await brokenPromises(tables(1, []), notes)).toEqual([]);
  expect(await brokenPromises(tables(2, [5]), notes)).toEqual([
    "door of 60000 for bill 5 is there 2 times: acknowledged 1 times, 1 answers lost",
    "bill 5 must be paid, and 100 is open; refused: Pay (processing)",
  ]);
});
