// What a page brings to the browser before anything is pressed, read from the files.
import { files, sources } from "./support/house";

/**
 * The pages that still bring zod at once, 35 kB: they read an answer or an address with it, or what is typed while it is typed.
 * Others load it with the first thing typed into a form (`components/plain/lazy-schema.ts`).
 */
const WITH_ZOD = [
  "app/(auth)/change-email/page.tsx",
  "app/(auth)/join/page.tsx",
  "app/(auth)/reset-password/page.tsx",
  "app/(customer)/bills/[id]/pay/page.tsx",
  "app/admin/bills/[id]/page.tsx",
  "app/admin/collect/page.tsx",
  "app/admin/customers/[id]/page.tsx",
  "app/admin/dishes/[dishId]/page.tsx",
  "app/admin/dishes/ingredients/page.tsx",
  "app/admin/kitchen/afterwards/page.tsx",
  "app/admin/menus/page.tsx",
  "app/admin/plans/[planId]/page.tsx",
  "app/admin/plans/new/page.tsx",
  "app/admin/routes/[routeId]/page.tsx",
  "app/admin/routes/buildings/[buildingId]/page.tsx",
  "app/admin/routes/new/page.tsx",
  "app/admin/settings/page.tsx",
  "app/drive/page.tsx",
  "app/kitchen/page.tsx",
];

const pages = files.filter(
  (file) => file.startsWith("app/") && /\/(?:page|layout|error|not-found)\.tsx$/.test(file),
);

/** The ways by which a file leads to zod in the browser, without waiting for anything. */
function waysToZod(page: string): string[] {
  const ways: string[] = [];
  const seen = new Set<string>();
  const walk = (file: string, way: readonly string[], isAbove: boolean) => {
    const source = sources.get(file);
    if (!source || source.text.startsWith('"use server"')) return;
    const isInBrowser = isAbove || source.text.startsWith('"use client"');
    if (seen.has(`${file} ${isInBrowser}`)) return;
    seen.add(`${file} ${isInBrowser}`);
    if (isInBrowser && /import \{[^}]*\bz\b[^}]*\} from "zod/.test(source.text))
      ways.push([...way, file].join(" -> "));
    for (const target of source.first) walk(target, isInBrowser ? [...way, file] : [], isInBrowser);
  };
  walk(page, [], false);
  return ways;
}

test("no page brings zod before a form of it is filled in, but those that say why", () => {
  expect(pages.length).toBeGreaterThan(80);
  const withZod = new Map(
    pages.map((page) => [page, waysToZod(page)] as const).filter(([, ways]) => ways.length > 0),
  );
  const unknown = [...withZod]
    .filter(([page]) => !WITH_ZOD.includes(page))
    .map(([page, ways]) => `${page}: ${ways[0]}`);
  expect(unknown).toEqual([]);
  expect(WITH_ZOD.filter((page) => !withZod.has(page))).toEqual([]);
});

test("an import of types alone says so, or the module comes with it", () => {
  const wrong = [...sources.values()]
    .filter(({ text }) => /^import \{ type \w+(?:, type \w+)*,? \} from/m.test(text))
    .map(({ file }) => file);
  expect(wrong).toEqual([]);
});
