import { parsePlainDate } from "@/lib/domain/plain-date";
import { dayInAddress, searchField, withinDays } from "@/lib/lists/list-filter";
import { pageAddress, pageArgs, pageKeySchema, pageOf } from "@/lib/lists/paging";

const rows = (...ids: number[]) => ids.map((id) => ({ id }));

test.each([
  ["  Meera ", "Meera"],
  ["Me\0era", "Meera"],
  ["a".repeat(150), "a".repeat(100)],
  ["a".repeat(201), ""],
  [["two", "values"], ""],
  [undefined, ""],
])("reads %j in a search as %j", (typed, read) => expect(searchField.parse(typed)).toBe(read));

test.each(["2026-02-30", "1999-12-31", "2200-01-01", "yesterday", "", ["2026-01-01"], undefined])(
  "takes %j for no day",
  (text) => expect(dayInAddress.parse(text)).toBeUndefined(),
);

test("days are those of the kitchen's clock, both ends included", () => {
  const day = parsePlainDate("2026-11-24");
  expect(withinDays({ from: day, to: day })).toEqual({
    gte: new Date("2026-11-23T18:30:00Z"),
    lt: new Date("2026-11-24T18:30:00Z"),
  });
  expect(withinDays({})).toEqual({});
});

test("a page is asked for with one row more, forwards or backwards", () => {
  expect(pageArgs({}, 2)).toEqual({ take: 3 });
  expect(pageArgs({ after: 7 }, 2)).toEqual({ cursor: { id: 7 }, skip: 1, take: 3 });
  expect(pageArgs({ before: 7 }, 2)).toEqual({ cursor: { id: 7 }, skip: 1, take: -3 });
});

test.each([
  ["the only page", rows(1, 2), {}, { rows: rows(1, 2), after: null, before: null }],
  ["the first of several", rows(1, 2, 3), {}, { rows: rows(1, 2), after: 2, before: null }],
  ["one in the middle", rows(3, 4, 5), { after: 2 }, { rows: rows(3, 4), after: 4, before: 3 }],
  ["the last", rows(5), { after: 4 }, { rows: rows(5), after: null, before: 5 }],
  ["one reached backwards", rows(2, 3, 4), { before: 5 }, { rows: rows(3, 4), after: 4, before: 3 }],
  ["the first reached backwards", rows(1, 2), { before: 3 }, { rows: rows(1, 2), after: 2, before: null }],
  ["none", [], { after: 9 }, { rows: [], after: null, before: null }],
])("knows the neighbours of %s", (_, found, key, page) => expect(pageOf(found, key, 2)).toEqual(page));

test.each(["0", "-3", "x", "1.5", "99999999999"])("takes %s for no key", (after) =>
  expect(pageKeySchema.parse({ after })).toEqual({}),
);

test("an address keeps the filter and names the page, or starts anew", () => {
  const filter = { search: "dal & roti", state: "", after: 5 };
  expect(pageAddress("/admin/plans", filter)).toBe("/admin/plans?search=dal+%26+roti");
  expect(pageAddress("/admin/plans", filter, { before: 9 })).toBe(
    "/admin/plans?search=dal+%26+roti&before=9",
  );
  expect(pageAddress("/admin/plans", {})).toBe("/admin/plans");
});
