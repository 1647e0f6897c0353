import { isForTheDoor, isPaidByCredit, needsTelling, type BillStatement } from "@/lib/domain/bill-statement";
import { paise } from "@/lib/domain/money";

function bill(given: Partial<Record<keyof BillStatement, number>>): BillStatement {
  const all = { amount: 1000, credited: 0, online: 0, atDoor: 0, returned: 0, ...given };
  return {
    amount: paise(all.amount),
    credited: paise(all.credited),
    online: paise(all.online),
    atDoor: paise(all.atDoor),
    returned: paise(all.returned),
    open: paise(all.amount - all.credited - all.online - all.atDoor + all.returned),
  };
}

test.each([
  ["untouched", {}, [false, false, false]],
  ["paid online at once", { online: 1000 }, [false, false, false]],
  ["paid by credit", { credited: 1000 }, [true, true, false]],
  ["paid by credit and cash", { credited: 400, atDoor: 600 }, [true, false, false]],
  ["partly paid by credit", { credited: 400 }, [true, false, false]],
  ["paid online for a part, whose other part was taken back", { online: 600 }, [true, false, true]],
  ["lowered after it was paid", { amount: 800, online: 1000, returned: 200 }, [true, false, false]],
  ["free", { amount: 0 }, [false, false, false]],
] as const)("a bill that is %s", (_what, given, expected) => {
  const statement = bill(given);
  expect([needsTelling(statement), isPaidByCredit(statement), isForTheDoor(statement)]).toEqual(expected);
});
