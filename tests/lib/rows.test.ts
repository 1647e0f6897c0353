import { asJson } from "@/lib/rows";

test.each([
  ["what people type", 'नाम 😀 "so" \\ud800 \\n', 'नाम 😀 "so" \\ud800 \\n'],
  ["half a character", "a\ud83db", "a\ufffdb"],
  ["the other half", "\ude00", "\ufffd"],
])("%s goes as PostgreSQL takes it", (_, typed, taken) => {
  const text = asJson([
    { typed, deep: [{ typed }], amount: 12, at: new Date("2027-03-01T04:30:00.123Z"), none: null },
  ]);
  expect(text).not.toMatch(/(?<!\\)\\ud[89a-f]/);
  expect(JSON.parse(text)).toEqual([
    { typed: taken, deep: [{ typed: taken }], amount: 12, at: "2027-03-01T04:30:00.123Z", none: null },
  ]);
});

test("no rows are no records", () => {
  expect(asJson([])).toBe("[]");
});
