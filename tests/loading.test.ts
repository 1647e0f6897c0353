// What stands before a page is there is the beginning of an answer 200: whom the page does not exist for, or what it does not
// find, has to be known before. Read from the files.
import path from "node:path";
import { files, sources } from "./support/house";

const textOf = (file: string) => sources.get(file)?.text ?? "";
const shapes = files.filter((file) => file.startsWith("app/") && file.endsWith("/loading.tsx"));
const under = (folder: string) => files.filter((file) => file.startsWith(`${folder}/`));

/** The layouts around a file, its own folder's first. */
function layoutsAround(file: string): string[] {
  const folder = path.posix.dirname(file);
  const here = `${folder}/layout.tsx`;
  return [...(sources.has(here) ? [here] : []), ...(folder === "app" ? [] : layoutsAround(folder))];
}

const rolesIn = (file: string) =>
  [...textOf(file).matchAll(/\b(?:requireStaff|readAsStaff)\(\s*(\w+)/g)].map(([, roles = ""]) => roles);

test.each(shapes)("%s stands where a layout has let in who may come", (shape) => {
  const pages = under(path.posix.dirname(shape)).filter((file) => !/\/(?:layout|route)\.tsx?$/.test(file));
  const layouts = layoutsAround(shape);
  if (shape.startsWith("app/admin/")) {
    const asked = layouts.flatMap(rolesIn).slice(0, 1);
    expect(asked).toHaveLength(1);
    expect([...new Set(pages.flatMap(rolesIn))]).toEqual(asked);
  } else {
    expect(layouts.some((layout) => textOf(layout).includes("requireCustomer("))).toBe(true);
  }
  expect(pages.filter((file) => textOf(file).includes("notFound("))).toEqual([]);
});

test("the office's pages have one", () => {
  expect(shapes.filter((file) => file.startsWith("app/admin/")).length).toBeGreaterThan(12);
});
