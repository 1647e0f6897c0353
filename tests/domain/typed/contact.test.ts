import fc from "fast-check";
import { hasContact, hasLink } from "@/lib/domain/typed/contact";
import { PROPERTY_RUNS } from "../runs";

test.each([
  "call 9820012345 before noon",
  "on +91 98200 12345",
  "98200-12345",
  "982 001 2345",
  "9820 012 345",
  "(09820012345)",
  "९८२००१२३४५",
  "paid by meera@okaxis",
  "meera.joshi-1@ybl, twice",
  "write to meera@example.test",
])("%p holds somebody's number or address", (text) => {
  expect(hasContact(text)).toBe(true);
});

test.each([
  "",
  "Gas ran out on 24-11-2026, 120 tiffins",
  "UPI 432156789012 came twice",
  "receipt D-00040 of 1,20,000",
  "1234567890",
  "7-11-2026 120 tiffins",
  "98200123456",
  "bill 98 200 of 12 345",
  "met @ the gate",
  "Diwali: 20 Oct @ home",
])("%p holds none", (text) => {
  expect(hasContact(text)).toBe(false);
});

test("a mobile number is found wherever it stands among words", () => {
  const words = fc.stringMatching(/^[a-z ]{0,20}$/);
  const number = fc.stringMatching(/^[6-9]\d{9}$/);
  fc.assert(
    fc.property(words, number, words, (before, digits, after) => hasContact(`${before} ${digits} ${after}`)),
    { numRuns: PROPERTY_RUNS },
  );
});

test.each(["https://a.example", "www.prize", "Meera wins.com now", "see prize.IN", "a@b", "evil.co/x"])(
  "%p could be pressed in a letter",
  (name) => {
    expect(hasLink(name)).toBe(true);
  },
);

test.each([
  "Meera S/o Ramesh",
  "A. P. J. Kalam",
  "Ramesh M.Com",
  "Dr. Rao",
  "मीरा जोशी",
  "O'Brien-Smith Jr.",
  "K.in",
])("%p is a name", (name) => {
  expect(hasLink(name)).toBe(false);
});

test("a long word is looked through once, not once from each of its letters", () => {
  const before = process.cpuUsage();
  expect(hasLink("a".repeat(60_000))).toBe(false);
  expect(hasLink(`${"a-".repeat(30_000)}.com`)).toBe(true);
  expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
});
