import fc from "fast-check";
import { fieldErrors } from "@/lib/access/acting";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { changeDaysSchema } from "@/lib/features/customers/schema";
import { closureSchema } from "@/lib/features/closures/schema";
import { subscribeSchema } from "@/lib/features/subscriptions/schema";
import {
  anyPhoneField,
  dayField,
  emailField,
  figuresField,
  lineField,
  logInNameField,
  mobileField,
  monthField,
  nameField,
  paiseField,
  personNameField,
  pincodeField,
  reasonField,
  rupeesField,
  titleField,
} from "@/lib/fields";
import { dayInAddress } from "@/lib/lists/list-filter";

jest.mock("next/cache", () => ({}));
jest.mock("next/headers", () => ({}));
jest.mock("@/lib/access/auth", () => ({}));

const today = parsePlainDate("2026-11-28");

test.each([
  ["5/12/2026", "2026-12-05"],
  ["५ डिसेंबर", "2026-12-05"],
  [" 2026-12-05 ", "2026-12-05"],
])("a day typed as %s is sent as it is and read by the server too", (typed, day) => {
  expect(dayField(today).parse(typed)).toBe(day);
});

const run = { planId: 1, startDate: "2026-12-01", endDate: "2026-12-05", weekdays: [1] };

test.each([
  ["", "required"],
  ["soon", "date"],
  ["31/04/2027", "date-none?month=April+2027&days=30"],
  ["9999-01-01", "date-far"],
])("a first day of %j is refused with its reason", (startDate, message) => {
  const { error } = subscribeSchema(today).safeParse({ ...run, startDate });
  expect(error && fieldErrors(error)).toEqual({ startDate: message });
});

test("a last day may be left empty, but not be nonsense", () => {
  const closure = { from: "1 Dec", reason: "Diwali", lateReason: "" };
  expect(closureSchema(today).parse({ ...closure, to: "" })).toMatchObject({
    from: "2026-12-01",
    to: undefined,
  });
  expect(closureSchema(today).parse(closure)).toMatchObject({ reason: "Diwali" });
  const { error } = closureSchema(today).safeParse({ ...closure, to: "32 Dec" });
  expect(error && fieldErrors(error)).toEqual({ to: "date" });
});

test("days of the office are in order", () => {
  const change = { first: "5 Dec", last: "4 Dec", reason: "Called", change: "pause" };
  const { error } = changeDaysSchema(today).safeParse(change);
  expect(error && fieldErrors(error)).toEqual({ last: "date-order" });
});

test("texts are kept clean, and counted as their columns count", () => {
  expect(lineField(5).parse(" a\u200b \n b ")).toBe("a b");
  expect(lineField(3).parse("𑘦𑘦𑘦")).toBe("𑘦𑘦𑘦");
  expect(lineField(3).safeParse("abcd").error?.issues).toMatchObject([{ message: "too-long" }]);
  expect(nameField(9).safeParse("12").error?.issues).toMatchObject([{ message: "no-letter" }]);
  expect(nameField(9).safeParse(" \u2060").error?.issues).toMatchObject([{ message: "required" }]);
});

test("figures are read in every script", () => {
  expect(figuresField.parse(" १,२०० ")).toBe("1200");
  expect(pincodeField.parse("४०० ७०३")).toBe("400703");
  expect(pincodeField.safeParse("000000").success).toBe(false);
});

test("whatever an address says, its day is one of ours or none", () => {
  const typed = fc.oneof(
    fc.anything(),
    fc.constantFrom("9999-12-31", "1000-01-01", "2026-02-30", "5/12/2026"),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const day = dayInAddress.parse(text);
      expect(day === undefined || (day >= "2000-01-01" && day <= "2199-12-31")).toBe(true);
    }),
  );
  expect(dayInAddress.parse("5/12/2026")).toBe("2026-12-05");
});

test.each([
  ["a name", personNameField],
  ["a title", titleField(60)],
  ["a reason", reasonField],
  ["an e-mail", emailField],
  ["what somebody logs in with", logInNameField],
  ["a mobile number", mobileField],
  ["any number", anyPhoneField],
  ["a PIN code", pincodeField],
  ["an amount", paiseField],
  ["whole rupees", rupeesField],
  ["a day", dayField(today)],
  ["a month", monthField(today)],
])("%s as long as a press can be is refused in no time, whatever it is made of", (_what, field) => {
  for (const piece of ["a", "a.", "a-", "a@", "1", "9 ", "\u091c\u200d", "\u0967", "/", "\u{1f600}\u200d"]) {
    const before = process.cpuUsage();
    expect(field.safeParse(piece.repeat(60_000 / piece.length)).success).toBe(false);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  }
});
