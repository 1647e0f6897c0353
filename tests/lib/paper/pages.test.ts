import { createHash } from "node:crypto";
import { renderDocument } from "@/lib/paper/render";
import digests from "@/tests/fixtures/papers.json";
import { documentWith, pagesOfPaper, paperOf } from "@/tests/support/papers";

const HEAD = /Plan\s+A day\s+Days\s+Not charged\s+Charged\s+Amount/;

test.each([
  [1, 1],
  [42, 3],
  [200, 12],
])("%i lines stand whole on %i pages, each with the head, the total on the last", async (lines, count) => {
  const pages = await pagesOfPaper(paperOf(lines));
  expect(pages).toHaveLength(count);
  pages.forEach((text, index) => {
    expect(text).toMatch(HEAD);
    expect(text).toContain(`Page ${index + 1} of ${count}`);
    expect(text).toContain("INV/26-27/00012");
  });
  const total = pages.map((text) => /Total/.test(text));
  expect(total.indexOf(true)).toBe(count - 1);
  // each line with its days and its amount on one page, and on none else
  for (let line = 1; line <= lines; line++) {
    const whole = new RegExp(
      `Veg Thali ${line}\\s+₹120\\s+26\\s+4\\s+22\\s+₹2,640\\s+Sun 1 Nov to Mon 30 Nov`,
    );
    expect(pages.filter((text) => whole.test(text))).toHaveLength(1);
  }
});

test("a plan's name, an address and a note of any length stay on the page, and so does ₹1,00,00,000", async () => {
  const long = paperOf(1, {
    party: { label: "Billed to", name: "A".repeat(100), lines: ["Flat 7, ".repeat(31), "B".repeat(255)] },
    rows: [
      { cells: ["C".repeat(100), "₹99,999", "31", "0", "31", "₹1,00,00,000"], notes: ["D".repeat(400)] },
    ],
    total: ["Total", "", "31", "0", "31", "₹1,00,00,000"],
  });
  const [text = ""] = await pagesOfPaper(long);
  expect(text.match(/A/g)?.length).toBeGreaterThanOrEqual(100);
  expect(text.match(/B/g)?.length).toBeGreaterThanOrEqual(255);
  expect(text.match(/₹1,00,00,000/g)).toHaveLength(2);
});

test("the same document is the same bytes, whatever folder and time zone it is drawn in", async () => {
  const draw = () => renderDocument(documentWith(paperOf(3)));
  const before = await draw();
  const home = process.cwd();
  process.chdir("/");
  try {
    expect(Buffer.compare(await draw(), before)).toBe(0);
  } finally {
    process.chdir(home);
  }
});

/*
 * What has been issued must come out as it was. When one of these differs, what a renderer draws was changed: leave it as it
 * was, and add another renderer for what is issued from now on.
 */
test.each(Object.entries(digests))("the %s document has the bytes it always had", async (name, digest) => {
  const pdf = await renderDocument(documentWith(KNOWN[name] ?? paperOf(1)));
  expect(createHash("sha256").update(pdf).digest("hex")).toBe(digest);
});

const KNOWN: Partial<Record<string, ReturnType<typeof paperOf>>> = {
  "one line": paperOf(1),
  "forty-two lines": paperOf(42),
  "many scripts": paperOf(1, {
    mark: { words: "Paid", tone: "good" },
    party: {
      label: "Billed to",
      name: "मीरा कुलकर्णी",
      lines: ["மீனா", "عائشة خان", "Meera 🍛 Kulkarni", "ਸਿੰਘ", "田中"],
    },
    sums: [["Visa •••• 4242, Wed 2 Dec 2026", "−₹2,640"]],
    balance: ["Open", "₹0"],
  }),
};

test("a renderer that isn't there is said, and no other takes its place", () => {
  expect(() => renderDocument({ ...documentWith(paperOf(1)), renderer: 99 })).toThrow("wants renderer 99");
});
