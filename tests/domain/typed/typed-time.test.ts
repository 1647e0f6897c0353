import { readTime } from "@/lib/domain/typed/typed-time";

test.each([
  ["8", "08:00"],
  ["08:00", "08:00"],
  [" 8.30 ", "08:30"],
  ["20:05", "20:05"],
  ["3 pm", "15:00"],
  ["3:30PM", "15:30"],
  ["12 am", "00:00"],
  ["12:15 p.m.", "12:15"],
  ["11 a.m.", "11:00"],
  ["२०:००", "20:00"],
  ["0:00", "00:00"],
  ["23:59", "23:59"],
])("%j is %s", (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test.each(["", "24:00", "8:60", "13 pm", "0 am", "eight", "8:5", "8:005", "8-30", "-8", "100", "8 xm", "x8"])(
  "%j is no time",
  (typed) => {
    expect(readTime(typed)).toBeNull();
  },
);
