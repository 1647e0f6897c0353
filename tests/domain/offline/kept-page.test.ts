import {
  asKeptCopy,
  isKeptPath,
  isWhole,
  keptAs,
  keptCopyOf,
  languageIn,
  markIn,
  markOf,
  PAGE_MARK,
  partsIn,
} from "@/lib/domain/offline/kept-page";

const mark = `<meta name="${PAGE_MARK}" content="${markOf({ owner: 12, madeAt: 1_700_000_000_000 })}"/>`;
const page = `<!DOCTYPE html><html class="x" lang="mr"><head data-x="1"><title>Today</title>${mark}</head><body>
  <link href="/_next/static/chunks/a-1.css"/><script src="/_next/static/chunks/[turbopack]_b.js"></script>
  <script src="/_next/static/chunks/[turbopack]_b.js"></script><link href="/_next/static/media/anek.woff2"/></body></html>\n`;

test.each([
  ["/dashboard", "", "/dashboard"],
  ["/calendar", "", "/calendar"],
  ["/calendar", "?month=2026-12", "/calendar?month=2026-12"],
  ["/calendar", "?several=1", null],
  ["/bills", "", "/bills"],
  ["/bills", "?month=2026-12", null],
  ["/bills/12", "", "/bills/12"],
  ["/bills/12/pay", "", null],
  ["/menu", "?week=next", null],
  ["/profile", "", null],
  ["/admin", "", null],
  ["/admin/bills/12", "", null],
  ["/drive", "", null],
])("%s%s is kept as %s", (pathname, search, name) => {
  expect(keptAs({ pathname, search })).toBe(name);
});

test("the calendar can be kept, whatever it is asked; the office's customers can't", () => {
  expect(isKeptPath("/calendar")).toBe(true);
  expect(isKeptPath("/admin/customers")).toBe(false);
});

test("a page says whose it is, and when it was made; half a page, and a guest's, says nothing", () => {
  expect(markIn(page)).toEqual({ owner: 12, madeAt: 1_700_000_000_000 });
  expect(markIn(page.replace("</html>", ""))).toBeNull();
  expect([page, page.replace(mark, ""), page.replace("</html>", "")].map(isWhole)).toEqual([
    true,
    true,
    false,
  ]);
  expect(markIn(page.replace(mark, ""))).toBeNull();
});

test("a kept copy says of when it is, and for how long it was kept, and is otherwise the same", () => {
  const copy = asKeptCopy(page, 61_000);
  const [, content] = /<head data-x="1"><meta name="tiffintrack-kept" content="([^"]*)"\/>/.exec(copy) ?? [];
  expect(keptCopyOf(content)).toEqual({ madeAt: 1_700_000_000_000, ageMs: 61_000 });
  expect(copy.replace(/<meta name="tiffintrack-kept"[^>]*>/, "")).toBe(page);
  expect(asKeptCopy("<head></head>", 5)).toContain('content="0 5"');
});

test.each([null, undefined, "", "12", "a b", "1 2 3"])("%p is said by no kept copy", (content) => {
  expect(keptCopyOf(content)).toBeNull();
});

test("a page names its parts, each once", () => {
  expect(partsIn(page)).toEqual([
    "/_next/static/chunks/a-1.css",
    "/_next/static/chunks/[turbopack]_b.js",
    "/_next/static/media/anek.woff2",
  ]);
  expect(partsIn("<html></html>")).toEqual([]);
});

test("a page says in which language it is", () => {
  expect(languageIn(page)).toBe("mr");
  expect(languageIn("")).toBe("");
});
