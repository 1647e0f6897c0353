import { happenedAt } from "@/lib/domain/drive/phone-time";

const time = (text: string) => new Date(`2026-12-01T${text}Z`);
const now = time("07:00:00");

test("a press happened as long ago as the phone says", () => {
  const pressed = { phoneTime: time("06:40:00"), sentAt: time("07:00:01"), now, last: null };
  expect(happenedAt(pressed)).toEqual({ at: time("06:39:59"), isClockOff: false });
});

test.each([
  ["ahead", "07:40:00", "08:00:00"],
  ["behind", "05:40:00", "06:00:00"],
])("a clock that is an hour %s does no harm, and is told", (_which, phoneTime, sentAt) => {
  const pressed = { phoneTime: time(phoneTime), sentAt: time(sentAt), now, last: null };
  expect(happenedAt(pressed)).toEqual({ at: time("06:40:00"), isClockOff: true });
});

test("nothing happened in the future, whatever a clock did in between", () => {
  const pressed = { phoneTime: time("07:30:00"), sentAt: now, now, last: null };
  expect(happenedAt(pressed)).toEqual({ at: now, isClockOff: true });
});

test("a press happened after the one before it on the same phone", () => {
  const pressed = { phoneTime: time("05:50:00"), sentAt: now, now, last: time("06:50:00") };
  expect(happenedAt(pressed)).toEqual({ at: time("06:50:00"), isClockOff: true });
  expect(happenedAt({ ...pressed, phoneTime: time("06:49:30") })).toEqual({
    at: time("06:50:00"),
    isClockOff: false,
  });
});
