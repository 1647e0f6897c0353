import {
  isPaidByCredit,
  needsTelling,
  obstacleOf,
  statementAsIssued,
  whyNotOnline,
  type BillStatement,
  isOpenInPart,
} from "@/lib/domain/books/bill-statement";
import { paise, rupees } from "@/lib/domain/money";

function bill(given: Partial<Record<keyof BillStatement, number>>): BillStatement {
  const all = { amount: 1000, adjusted: 0, credited: 0, online: 0, atDoor: 0, returned: 0, ...given };
  return {
    amount: paise(all.amount),
    adjusted: paise(all.adjusted),
    credited: paise(all.credited),
    online: paise(all.online),
    atDoor: paise(all.atDoor),
    returned: paise(all.returned),
    open: paise(all.amount + all.adjusted - all.credited - all.online - all.atDoor + all.returned),
  };
}

test.each([
  ["untouched", {}, [false, false, null]],
  ["paid online at once", { online: 1000 }, [false, false, null]],
  ["paid by credit", { credited: 1000 }, [true, true, null]],
  ["paid by credit and cash", { credited: 400, atDoor: 600 }, [true, false, null]],
  ["partly paid by credit", { credited: 400 }, [true, false, null]],
  ["paid online for a part, whose other part was taken back", { online: 600 }, [true, false, "pay-at-door"]],
  ["lowered after it was paid", { amount: 800, online: 1000, returned: 200 }, [true, false, null]],
  ["covered by credit but for half a rupee", { credited: 950 }, [true, false, null]],
  ["covered by credit but for less", { credited: 951 }, [true, false, "below-minimum"]],
  ["as large as one payment can be", { amount: 99_999_999 }, [false, false, null]],
  ["larger", { amount: 100_000_000 }, [false, false, "above-maximum"]],
  ["adjusted for an earlier month", { adjusted: 200 }, [true, false, null]],
  ["free", { amount: 0 }, [false, false, null]],
] as const)("a bill that is %s", (_what, given, expected) => {
  const statement = bill(given);
  expect([needsTelling(statement), isPaidByCredit(statement), whyNotOnline(statement)]).toEqual(expected);
});

test.each([
  ["nothing keeps it from being paid", {}, 0, null],
  ["money is set aside for it", {}, 300, { reason: "set-aside", amount: 300 }],
  [
    "money is set aside, and only the driver could take the rest",
    { online: 600 },
    300,
    { reason: "set-aside", amount: 300 },
  ],
  ["only the driver can take the rest", { online: 600 }, 0, { reason: "pay-at-door", amount: 400 }],
  ["too little is open", { credited: 960 }, 0, { reason: "below-minimum", amount: 40 }],
  ["too much is open", { amount: 100_000_000 }, 0, { reason: "above-maximum", amount: 100_000_000 }],
  ["money is set aside, but it is paid", { online: 1000 }, 300, null],
] as const)("a bill can be paid online now, or not: %s", (_what, given, setAside, expected) => {
  expect(obstacleOf({ ...bill(given), setAside: paise(setAside) })).toEqual(expected);
});

test.each([
  [12_000, false],
  [7_000, true],
  [0, false],
])("of a bill of ₹120 with %i paise open a part is settled: %j", (open, isPart) => {
  expect(isOpenInPart({ amount: rupees(120), open: paise(open) })).toBe(isPart);
});

test.each([
  [100, 0],
  [100, 250],
  [0, 0],
])(
  "a bill of %i rupees with %i paise put onto it asks for both, and nothing was taken off",
  (amount, adjusted) => {
    const issued = statementAsIssued(rupees(amount), paise(adjusted));
    expect(issued).toEqual(bill({ amount: amount * 100, adjusted }));
    expect(issued.open).toBe(amount * 100 + adjusted);
  },
);
