import fc from "fast-check";
import { isPincode, latinDigits, plainFigures } from "@/lib/domain/typed/digits";
import { PROPERTY_RUNS } from "../runs";

test.each([
  ["९८२०० १२३४५", "98200 12345"],
  ["৪০০৭০৩", "400703"],
  ["٠١٢٣٤٥٦٧٨٩ ۰۱۲", "0123456789 012"],
  ["௪௫௬ ౪౫౬ ૧૨૩", "456 456 123"],
  ["４００", "400"],
  ["𝟘𝟙𝟡 𝟬𝟵", "019 09"],
  ["5 Dec", "5 Dec"],
  ["", ""],
])("the digits of %s are %s", (typed, digits) => {
  expect(latinDigits(typed)).toBe(digits);
});

test("whatever is typed, no digit of another script is left and nothing else changes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const read = latinDigits(text);
      expect(/\p{Nd}/u.test(read.replace(/[0-9]/g, ""))).toBe(false);
      expect(read.replace(/[0-9]/g, "")).toBe(text.replace(/\p{Nd}/gu, ""));
    }),
    { numRuns: PROPERTY_RUNS },
  );
});

test("figures lose what stands between them, and six of them are a PIN code", () => {
  expect(plainFigures(" ₹ 1,20,000 ")).toBe("120000");
  expect(plainFigures("४०० ७०३")).toBe("400703");
  expect(["400703", "040070", "40070", "4007031", "40070a"].map(isPincode)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
