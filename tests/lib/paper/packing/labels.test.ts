import { buffer } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { labelsOf } from "@/lib/features/packing/label-words";
import type { PackRow } from "@/lib/domain/packing/pack-row";
import { drawLabels } from "@/lib/paper/packing/labels";
import type { LabelFormat } from "@/lib/paper/packing/label-sheets";
import { streamed } from "@/lib/paper/packing/stream";
import type { Pdf } from "@/lib/paper/text";
import { packed } from "@/tests/domain/packing/pack-rows";
import { pagesOf } from "@/tests/support/papers";

const told = { title: "Labels", author: "Annapurna", at: new Date("2026-12-01T02:30:00Z"), empty: "Nothing" };

const printed = async (rows: readonly PackRow[], format: LabelFormat = "a4", from = 1) => {
  const labels = labelsOf(rows);
  return pagesOf(await buffer(streamed(told, (pdf) => drawLabels(pdf, labels, { format, from }))));
};

const many = (count: number, given: Partial<PackRow> = {}) =>
  Array.from({ length: count }, (_, index) =>
    packed({ ...given, subscriptionId: index + 1, stop: index + 1 }),
  );

test("a label says whose it is, what is in it, where it goes, and what has to be heeded", async () => {
  const [text = ""] = await printed([
    packed({
      diet: "Jain, no onion",
      allergies: ["peanuts", "milk"],
      extras: ["1 Raita", "2 Laddu"],
      stop: 14,
      isNew: true,
    }),
  ]);
  for (const part of ["K7M2", "Asha Kulkarni", "Veg Thali", "Vashi", "14", "A-12, Sea Breeze", "New"])
    expect(text).toContain(part);
  expect(text).toContain("No peanuts and milk · Jain, no onion");
  expect(text).toContain("+ 1 Raita and 2 Laddu");
  expect(text).toContain("Tue 1 Dec · Lunch · 1 of 1");
});

test("what no round takes says so, and what was changed is marked before what is new", async () => {
  const [text = ""] = await printed([packed({ route: null, stop: null, isNew: true, isAmended: true })]);
  expect(text).toContain("No route");
  expect(text).toContain("Changed");
  expect(text).not.toContain("New");
});

test.each([
  [1, 1, 1],
  [14, 1, 1],
  [15, 1, 2],
  [14, 2, 2],
  [3, 13, 2],
])("%i labels from place %i of a sheet take %i sheets", async (count, from, sheets) => {
  expect(await printed(many(count), "a4", from)).toHaveLength(sheets);
});

test("on a roll each has a page of its own, whatever place is asked for", async () => {
  const pages = await printed(many(5), "roll", 7);
  expect(pages.map((text) => /(\d) of 5/.exec(text)?.[1])).toEqual(["1", "2", "3", "4", "5"]);
});

test("no tiffin is left out, and none is printed twice", async () => {
  const pages = await printed(many(200));
  const numbers = [...pages.join(" ").matchAll(/(\d+) of 200/g)].map(([, number]) => Number(number));
  expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
});

test("names, plans, diets and addresses of the greatest length are printed to their last letter", async () => {
  const long = packed({
    name: `${"A".repeat(99)}Z`,
    planName: `${"Plan ".repeat(19)}Last`,
    diet: `${"B".repeat(119)}Y`,
    extras: [`${"D".repeat(99)}X`],
    route: `${"R".repeat(59)}W`,
    building: `${"S".repeat(254)}U`,
    door: "T".repeat(255),
  });
  for (const format of ["a4", "roll"] as const) {
    const [text = ""] = await printed([long], format);
    const letters = text.replace(/\s/g, "");
    for (const part of [long.name, long.planName.replaceAll(" ", ""), long.diet, long.route, long.building])
      expect(letters).toContain(part);
    expect(letters).toContain(long.door);
    expect(letters).toContain(long.extras[0]);
  }
});

test("Devanagari is drawn with its own face and copied from the file as it was written", async () => {
  const drawn: string[] = [];
  const labels = labelsOf([packed({ name: "ज्ञानेश्वर कृष्णमूर्ती", planName: "थाळी", diet: "कांदा लसूण नको" })]);
  function* spied(pdf: Pdf): Iterable<void> {
    const mark = pdf.markContent.bind(pdf);
    pdf.markContent = (tag: string, options?: { actual?: string }) => {
      drawn.push(options?.actual ?? "");
      return mark(tag, options);
    };
    yield* drawLabels(pdf, labels, { format: "a4", from: 1 });
  }
  const file = await buffer(streamed(told, spied));
  expect(drawn.join("|")).toBe("ज्ञानेश्वर |कृष्णमूर्ती|थाळी|कांदा |लसूण |नको");
  expect(file.toString("latin1")).toContain("AnekDevanagari");
});

test("where nothing is packed the paper says so", async () => {
  expect(await printed([])).toEqual([expect.stringMatching(/Labels\s+Nothing/)]);
});

test("pages are drawn as they are taken: whoever stops reading stops the drawing", async () => {
  let drawn = 0;
  let ofFile: Pdf | undefined;
  function* endless(pdf: Pdf): Iterable<void> {
    ofFile = pdf;
    for (; drawn < 100_000; drawn++) {
      pdf.addPage({ size: "A4", margin: 0 });
      for (let shape = 0; shape < 500; shape++) pdf.rect(Math.random(), Math.random(), 1, 1).fill();
      yield;
    }
  }
  const reader = streamed(told, endless).getReader();
  await reader.read();
  for (let turn = 0; turn < 100; turn++) await nextTurn();
  const waiting = drawn;
  for (let turn = 0; turn < 100; turn++) await nextTurn();
  // what nobody takes is not drawn ahead without end
  expect(drawn).toBe(waiting);
  await reader.cancel();
  for (let turn = 0; turn < 10; turn++) await nextTurn();
  expect(ofFile?.destroyed).toBe(true);
  expect(drawn).toBe(waiting);
});

test("a page that can't be drawn ends the file as a fault, not as a shorter file", async () => {
  function* broken(pdf: Pdf): Iterable<void> {
    pdf.addPage();
    yield;
    throw new Error("no such face");
  }
  await expect(buffer(streamed(told, broken))).rejects.toThrow("no such face");
});
