// What the frame of every page brings to the browser, read from the files.
import { sources } from "./support/house";

const FRAME = ["components/shell/", "components/fresh/keep-fresh", "components/settings/kitchen-contact"];

test("the frame of a page brings no zod: it is 35 kB, for forms", () => {
  const ways: string[] = [];
  const seen = new Set<string>();
  const walk = (file: string, way: readonly string[]) => {
    const source = sources.get(file);
    if (!source || seen.has(file) || /^"use server"/.test(source.text)) return;
    seen.add(file);
    if (/import \{[^}]*\bz\b[^}]*\} from "zod/.test(source.text)) ways.push([...way, file].join(" -> "));
    for (const target of source.values) walk(target, [...way, file]);
  };
  const ofBrowser = [...sources.values()].filter(
    ({ file, text }) => FRAME.some((part) => file.startsWith(part)) && text.startsWith('"use client"'),
  );
  expect(ofBrowser.length).toBeGreaterThan(5);
  for (const { file } of ofBrowser) walk(file, []);
  expect(ways).toEqual([]);
});
