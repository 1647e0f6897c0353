import fc from "fast-check";
import { phonePart, readMobile, readPhone } from "@/lib/domain/typed/phone";
import { PROPERTY_RUNS } from "../runs";

const NUMBER = "9820012345";

test.each([
  "9820012345",
  "98200 12345",
  " 98200-12345 ",
  "98200.12345",
  "98200\u201312345",
  "98200\u221212345",
  "98200\u00a012345",
  "(98200) 12345",
  "[98200] 12345",
  "+91 98200 12345",
  "+91-98200-12345",
  "+91 (0) 98200 12345",
  "＋９１ 98200 12345",
  "0091 98200 12345",
  "00919820012345",
  "919820012345",
  "09820012345",
  "0919820012345",
  "\u202a+91 98200 12345\u202c",
  "\u20689820012345\u2069",
  "98200\u200b12345",
  "98200\t12345",
  "९८२००१२३४५",
  "+९१ ९८२०० १२३४५",
])("%s is a mobile number", (typed) => {
  expect(readMobile(typed)).toBe(NUMBER);
  expect(readPhone(typed)).toBe(NUMBER);
});

test.each([
  "",
  "0000000000",
  "1234567890",
  "5820012345",
  "982001234",
  "98200123456",
  "+1 982 001 2345",
  "+44 98200 12345",
  "98200 1234a",
  "98200/12345",
  "call 9820012345",
  "9820012345, 9820012346",
])("%s is no mobile number", (typed) => {
  expect(readMobile(typed)).toBeNull();
});

test.each([
  ["022 2766 1234", "2227661234"],
  ["+91 22 2766 1234", "2227661234"],
  ["(022) 2766-1234", "2227661234"],
])("%s is a number of the kitchen's landline", (typed, digits) => {
  expect(readPhone(typed)).toBe(digits);
  expect(readMobile(typed)).toBeNull();
});

test("no number begins with 0", () => {
  expect(readPhone("0000000000")).toBeNull();
});

test.each([
  ["+91 98200 10137", "9820010137"],
  ["98200-10137", "9820010137"],
  ["९८२०० १०", "9820010"],
  ["+91 98200", "98200"],
  ["098200", "98200"],
  ["137", "137"],
  ["91 98200", "9198200"],
])("who searches for %s looks for the digits %s", (typed, digits) => {
  expect(phonePart(typed)).toBe(digits);
});

test.each(["", "Joseph", "D-00040", "98200 Joseph", "123456789012345"])(
  "%s is no part of a number",
  (typed) => {
    expect(phonePart(typed)).toBeNull();
  },
);

test("marks anywhere between the digits change nothing", () => {
  const marks = fc.array(fc.constantFrom(" ", "-", ".", "\u00a0", "\u200b", "\u2011", "\u202a", "(", ")"), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(
      fc.constantFrom("", "+91", "91", "0091", "0"),
      fc.array(marks, { minLength: 14 }),
      (prefix, between) => {
        const typed = Array.from(
          prefix + NUMBER,
          (digit, index) => digit + (between[index] ?? []).join(""),
        ).join("");
        expect(readMobile(typed)).toBe(NUMBER);
      },
    ),
    { numRuns: PROPERTY_RUNS },
  );
});
