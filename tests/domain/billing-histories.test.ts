import { billForMonth } from "@/lib/domain/billing";
import { naiveBill } from "./naive-billing";
import { randomHistory } from "./random-histories";
import { HISTORIES } from "./runs";

describe("a bill", () => {
  test("is the one a clerk would count by hand, for a hundred thousand customers", () => {
    let billed = 0;
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const history = randomHistory(seed);
      const bill = billForMonth(history);
      const expected = naiveBill(history);
      // Jest's own comparison is slow: it speaks only where the texts differ
      if (JSON.stringify(bill) !== JSON.stringify(expected))
        expect({ history, bill }).toEqual({ history, bill: expected });
      if (bill !== null) billed += 1;
    }
    // the histories are worth comparing: many have a bill, some have none
    expect(billed).toBeGreaterThan(HISTORIES * 0.4);
    expect(billed).toBeLessThan(HISTORIES);
  }, 120_000);
});
