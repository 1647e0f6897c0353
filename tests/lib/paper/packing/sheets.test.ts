import { buffer } from "node:stream/consumers";
import { instantAt } from "@/lib/domain/business-time";
import { plansOf, withMore } from "@/lib/domain/packing/loads";
import type { PackRow } from "@/lib/domain/packing/pack-row";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { LUNCH } from "@/lib/domain/slot";
import { cookSheetOf, packSheetOf } from "@/lib/features/packing/kitchen-words";
import { loadSheetsOf } from "@/lib/features/packing/load-words";
import { drawKitchenSheet } from "@/lib/paper/packing/kitchen-sheets";
import { drawLoadSheets } from "@/lib/paper/packing/load-sheet";
import { streamed } from "@/lib/paper/packing/stream";
import { packed } from "@/tests/domain/packing/pack-rows";
import { pagesOf } from "@/tests/support/papers";

const day = parsePlainDate("2026-12-01");
const told = { title: "Sheet", author: "Annapurna", at: new Date("2026-12-01T02:35:00Z"), empty: "Nothing" };
const papersOf = (rows: PackRow[], time = "08:05") => ({ day, slot: LUNCH, rows, now: instantAt(day, time) });

type Draw = Parameters<typeof streamed>[1];
const pages = async (draw: Draw) => pagesOf(await buffer(streamed(told, draw)));
const loads = (rows: PackRow[]) => pages((pdf) => drawLoadSheets(pdf, loadSheetsOf(papersOf(rows))));

const round = (count: number, given: Partial<PackRow> = {}) =>
  Array.from({ length: count }, (_, index) =>
    packed({
      subscriptionId: index + 1,
      stop: index + 1,
      building: `Tower ${index + 1}`,
      door: `D-${index + 1}`,
      ...given,
    }),
  );

test("each round has its own sheet with its totals, and what no round takes has one too", async () => {
  const [nerul = "", vashi = "", none = ""] = await loads([
    packed({ planId: 2, planName: "Mini Lunch", stop: 2, building: "Amber" }),
    packed({ subscriptionId: 2, diet: "Jain", code: "JN22" }),
    packed({ subscriptionId: 3, route: "Nerul" }),
    packed({ subscriptionId: 4, route: null, stop: null, building: "", door: "Plot 9" }),
  ]);
  expect(nerul).toMatch(/Nerul · Lunch, Tue 1 Dec 2026/);
  expect(vashi).toContain("2 tiffins");
  for (const part of [
    "1 special box",
    "JN22",
    "Jain",
    "2 stops",
    "Sea Breeze",
    "A-12",
    "Amber",
    "1 Mini Lunch",
  ])
    expect(vashi).toContain(part);
  expect(none).toContain("No route");
  expect(none).toContain("Plot 9");
  for (const page of [nerul, vashi, none])
    for (const part of ["Short or missing", "Packed by", "Loaded by (driver)", "Page 1 of 1"])
      expect(page).toContain(part);
});

test("a long round keeps every stop once, in its order, under a head on each page, and is signed at the end", async () => {
  const found = await loads(round(150));
  const stops = [...found.join("\n").matchAll(/Tower (\d+)/g)].map(([, stop]) => Number(stop));
  expect(stops).toEqual(Array.from({ length: 150 }, (_, index) => index + 1));
  found.forEach((page, index) => {
    expect(page).toContain("150 tiffins");
    expect(page).toContain(`Page ${index + 1} of ${found.length}`);
  });
  expect(found.map((page) => page.includes("Packed by"))).toEqual(
    found.map((_, index) => index === found.length - 1),
  );
});

test.each([
  ["07:12", "Forecast, printed at 7:12: may change until 8:00 on Tue 1 Dec"],
  ["08:05", "Counted at 8:00 on Tue 1 Dec. Printed at 8:05"],
])("printed at %s, a sheet says how far its figures hold", async (time, words) => {
  const [text = ""] = await pages((pdf) => drawKitchenSheet(pdf, packSheetOf(papersOf([packed()], time))));
  expect(text).toContain(words);
});

const dish = (name: string, nameMr: string | null, quantity: number, unit: "katori" | "l" | null) => ({
  ...{ id: 1, name, nameHi: null, nameMr, tiffins: 3, isCounted: unit === null },
  amounts: [{ quantity, unit }],
});

test("the cook reads how much of each dish, what is made apart, and what each plan holds", async () => {
  const rows = [
    packed({ allergies: ["peanuts"] }),
    packed({ subscriptionId: 2, diet: "Jain" }),
    packed({ subscriptionId: 3, diet: "Jain", planId: 2, planName: "Mini Lunch" }),
  ];
  const staff = { id: 2, name: "Mini Lunch", count: 4 };
  const sheet = cookSheetOf(papersOf(rows), {
    plans: withMore(plansOf(rows), [staff]),
    dishes: [dish("Roti", null, 6407, null), dish("Rice", null, 2, "katori"), dish("Dal", null, 28.6, "l")],
    itemsOf: (plan) => (plan === 1 ? ["4 roti", "Dal"] : ["2 roti"]),
    language: "mr",
  });
  const [text = ""] = await pages((pdf) => drawKitchenSheet(pdf, sheet));
  expect(text).toMatch(/6,407\s+Rotis\s/);
  for (const part of ["katoris", "28.6", "Cook · Lunch", "7 tiffins", "No peanuts", "4 roti · Dal", "2 roti"])
    expect(text).toContain(part);
  expect(text).toMatch(/2\s+Jain\s+1 Mini Lunch, 1 Veg Thali/);
});

test("the packing table reads what was changed after the count before anything else", async () => {
  const rows = [
    packed({ subscriptionId: 1 }),
    packed({ subscriptionId: 2, isAmended: true, code: "CH22" }),
    packed({ subscriptionId: 3, route: "Nerul", extras: ["1 Raita"], code: "EX33" }),
  ];
  const [text = ""] = await pages((pdf) => drawKitchenSheet(pdf, packSheetOf(papersOf(rows))));
  expect(text).toContain("1 box changed after the count");
  expect(text.indexOf("CH22")).toBeLessThan(text.indexOf("Rounds"));
  expect(text).toMatch(/Nerul: 1 special box[\s\S]*EX33[\s\S]*\+ 1 Raita/);
});

test("a heading is never the last line of a page", async () => {
  const counts = Array.from({ length: 20 }, (_, index) => index + 5);
  const rounds = counts.flatMap((count) => round(count, { diet: "Jain", route: `Round ${count}` }));
  const found = await loads(rounds);
  expect(found.length).toBeGreaterThan(counts.length);
  for (const page of found) expect(page).not.toMatch(/stops\s+(?:Round \d+ · Lunch, Tue 1 Dec 2026 · )?Page/);
});
