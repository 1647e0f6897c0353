// When new terms of a slot may begin: never so that a day that was counted opens again.
import fc from "fast-check";
import { instantAt } from "@/lib/domain/business-time";
import { addDays, monthOf, parsePlainDate } from "@/lib/domain/plain-date";
import {
  checkEverySlot,
  checkNewTerms,
  checkSlotChange,
  firstDayOfTerms,
  holdAlready,
  isMonthClosed,
  lastTerms,
  LUNCH,
  slotCutoff,
  slotsOn,
  type Slot,
  type SlotTerms,
} from "@/lib/domain/slot";
import { instants } from "./arbitraries";
import { BREAKFAST, DINNER, startingOn } from "./kitchen-slots";
import { PROPERTY_RUNS } from "./runs";

const day = parsePlainDate;
const today = day("2026-11-24");
const noon = instantAt(today, "12:00");

const terms = (from: string, time: string, isDayBefore = false): SlotTerms => ({
  ...{ from: day(from), cutoff: { time, isDayBefore } },
  ...{ deliveredFrom: "12:00", deliveredBy: "14:00" },
});

/** The slot once it has the terms: they take the place of all later ones. */
function withTerms(slot: Slot, next: SlotTerms): Slot {
  const [first = next, ...kept] = slot.terms.filter(({ from }) => from < next.from);
  return { ...slot, terms: first === next ? [next] : [first, ...kept, next] };
}

const lunchOnly = { slots: [LUNCH], slot: LUNCH } as const;
const breakfastOnly = { slots: [BREAKFAST], slot: BREAKFAST } as const;

describe("new terms", () => {
  test.each([
    ["begin tomorrow", lunchOnly, terms("2026-11-25", "07:00"), null],
    ["not today", lunchOnly, terms("2026-11-24", "15:00"), "terms-too-early"],
    ["not yesterday", lunchOnly, terms("2026-11-23", "15:00"), "terms-too-early"],
    ["are not counted at once", lunchOnly, terms("2026-11-25", "11:00", true), "terms-counted"],
    ["begin at this very moment", lunchOnly, terms("2026-11-25", "12:00", true), null],
    [
      "count no day before the one before it",
      lunchOnly,
      terms("2026-11-27", "07:00", true),
      "terms-before-last",
    ],
    ["nor both at once", lunchOnly, terms("2026-11-27", "08:00", true), "terms-before-last"],
    ["but soon after it", lunchOnly, terms("2026-11-27", "08:01", true), null],
    [
      "of a new meal look at no day before",
      { slots: [LUNCH], slot: null },
      terms("2026-11-27", "07:00", true),
      null,
    ],
    [
      "of a new meal begin tomorrow too",
      { slots: [LUNCH], slot: null },
      terms("2026-11-24", "15:00"),
      "terms-too-early",
    ],
  ] as const)("%s", (_sentence, given, next, error) => {
    const checked = checkNewTerms(given, next, noon);
    expect(checked).toStrictEqual(error === null ? { ok: true, value: next } : { ok: false, error });
  });

  test("open no day that was counted the evening before", () => {
    const evening = instantAt(today, "20:00");
    const next = terms("2026-11-25", "08:00");
    expect(checkNewTerms(breakfastOnly, next, evening)).toMatchObject({ ok: true });
    expect(checkNewTerms(breakfastOnly, next, new Date(evening.getTime() + 1))).toStrictEqual({
      ok: false,
      error: "terms-counted",
    });
  });

  test("open no month that is closed, though the meal itself has not been counted", () => {
    const late = instantAt(day("2026-11-29"), "20:01");
    const fresh = { slots: [BREAKFAST], slot: null } as const;
    const on = (from: string) => checkNewTerms(fresh, terms(from, "08:00"), late);
    expect(on("2026-11-30")).toStrictEqual({ ok: false, error: "terms-counted" });
    expect(on("2026-12-01")).toMatchObject({ ok: true });
  });

  test("of a meal that begins later may begin before it, and count its first day as they like", () => {
    const dinner = startingOn(DINNER, "2026-12-01");
    const given = { slots: [LUNCH, dinner], slot: dinner } as const;
    expect(checkNewTerms(given, terms("2026-11-26", "07:00", true), noon)).toMatchObject({ ok: true });
    expect(checkNewTerms(given, terms("2026-12-01", "07:00", true), noon)).toMatchObject({ ok: true });
    expect(checkNewTerms(given, terms("2026-12-02", "07:00", true), noon)).toMatchObject({ ok: false });
  });
});

const times = fc.constantFrom("00:00", "06:30", "08:00", "12:00", "15:00", "20:00", "23:59");
const chosen = fc.record({
  slots: fc.constantFrom([LUNCH] as const, [BREAKFAST] as const, [BREAKFAST, LUNCH, DINNER] as const),
  which: fc.nat(2),
  first: fc.record({ ahead: fc.integer({ min: 1, max: 3 }), time: times, isDayBefore: fc.boolean() }),
  next: fc.record({ ahead: fc.integer({ min: -1, max: 5 }), time: times, isDayBefore: fc.boolean() }),
});

test("never open a day or a month that was closed, and count each day after the one before", () => {
  const property = fc.property(chosen, instants, fc.nat(10), ({ slots, which, first, next }, now, offset) => {
    const base = slots[which] ?? slots[0];
    const on = (asked: typeof next): SlotTerms => {
      const from = addDays(day(toDay(now)), asked.ahead);
      return { ...terms(from, asked.time, asked.isDayBefore) };
    };
    const planned = checkNewTerms({ slots, slot: base }, on(first), now);
    const slot = planned.ok ? withTerms(base, planned.value) : base;
    const others = slots.filter(({ id }) => id !== slot.id);
    const before = [slot, ...others] as const;
    const checked = checkNewTerms({ slots: before, slot }, on(next), now);
    if (!checked.ok) return;
    const changed = withTerms(slot, checked.value);
    const after = [changed, ...others] as const;
    const asked = addDays(day(toDay(now)), offset - 4);
    if (!checkSlotChange(slot, asked, now).ok) expect(checkSlotChange(changed, asked, now).ok).toBe(false);
    expect(slotCutoff(changed, addDays(asked, 1)) > slotCutoff(changed, asked)).toBe(true);
    if (isMonthClosed(monthOf(asked), now, before))
      expect(isMonthClosed(monthOf(asked), now, after)).toBe(true);
  });
  fc.assert(property, { numRuns: PROPERTY_RUNS });
});

/** The kitchen's day by the clock on its wall. */
function toDay(now: Date): string {
  return new Date(now.getTime() + 5.5 * 3_600_000).toISOString().slice(0, 10);
}

describe("terms that are said again", () => {
  const later = withTerms(LUNCH, terms("2026-12-01", "07:00"));

  test("hold already from a day on which they hold, while none wait", () => {
    const [own] = LUNCH.terms;
    expect(holdAlready(LUNCH, { ...own, from: day("2026-11-30") })).toBe(true);
    expect(holdAlready(later, { ...own, from: day("2026-11-30") })).toBe(false);
    expect(holdAlready(later, terms("2026-12-01", "07:00"))).toBe(true);
    expect(holdAlready(later, terms("2026-12-05", "07:00"))).toBe(true);
    expect(holdAlready(startingOn(DINNER, "2026-12-01"), { ...DINNER.terms[0], from: today })).toBe(false);
  });

  test.each([
    terms("2026-12-01", "07:01"),
    terms("2026-12-01", "07:00", true),
    { ...terms("2026-12-01", "07:00"), deliveredFrom: "12:01" },
    { ...terms("2026-12-01", "07:00"), deliveredBy: "14:01" },
  ])("are others with anything else: %j", (other) => {
    expect(holdAlready(later, other)).toBe(false);
  });

  test("are the last ones that the form shows, from the first day they may begin on", () => {
    expect(lastTerms(LUNCH)).toBe(LUNCH.terms[0]);
    expect(lastTerms(later).from).toBe("2026-12-01");
    expect(firstDayOfTerms(LUNCH, noon)).toBe("2026-11-25");
    expect(firstDayOfTerms(BREAKFAST, instantAt(today, "20:01"))).toBe("2026-11-26");
  });
});

test("a meal that begins later has no say in a day before, unless there is no other", () => {
  const dinner = startingOn(DINNER, "2026-12-01");
  expect(slotsOn([dinner, LUNCH], today)).toStrictEqual([LUNCH]);
  expect(slotsOn([dinner, LUNCH], day("2026-12-01"))).toStrictEqual([dinner, LUNCH]);
  expect(slotsOn([dinner], today)).toStrictEqual([dinner]);
  const breakfast = startingOn(BREAKFAST, "2026-12-01");
  const early = instantAt(today, "07:00");
  expect(checkEverySlot([breakfast, LUNCH], today, early)).toStrictEqual({ ok: true });
});
