// The texts a page sends: those that its components use in the browser, no more, and none is missing. Read from the files:
// what a layout sends is written at it, and what runs in the browser is what a "use client" file leads to.
import path from "node:path";
import { files, sources } from "./support/house";

const ROUTED = /\/(?:page|layout|template|loading|error|not-found|default)\.tsx$/;
const routed = files.filter((file) => file.startsWith("app/") && ROUTED.test(file));

const areaOf = (namespace: string) => namespace.split(".")[0] ?? "";
const namesIn = (list = "") => [...list.matchAll(/\w+/g)].map(([name]) => name);

/** The areas whose texts a file takes, should it run in the browser. */
function takenBy(text: string, file: string): string[] {
  const calls = text.match(/\buse(?:Translations|Messages)\(/g)?.length ?? 0;
  const named = [...text.matchAll(/\buseTranslations\([`"]([\w.]+)/g)].map(([, name = ""]) => areaOf(name));
  const whole = [...text.matchAll(/\{ ([\w, ]+) \} = useMessages\(\)/g)];
  if (calls !== named.length + whole.length && !file.endsWith("/more-texts.tsx"))
    throw new Error(`${file}: say which texts it takes where it takes them`);
  return [...named, ...whole.flatMap(([, names]) => namesIn(names))];
}

const known = new Map<string, Map<string, string>>();

/** The areas that what a file leads to takes in the browser, each with who takes it. */
function needsOf(file: string): Map<string, string> {
  const needs = known.get(file) ?? readNeeds(file);
  known.set(file, needs);
  return needs;
}

function readNeeds(start: string): Map<string, string> {
  const needs = new Map<string, string>();
  const seen = new Set<string>();
  const walk = (file: string, isAbove: boolean) => {
    const source = sources.get(file);
    if (!source || source.text.startsWith('"use server"')) return;
    const isInBrowser = isAbove || source.text.startsWith('"use client"');
    if (seen.has(`${file} ${isInBrowser}`)) return;
    seen.add(`${file} ${isInBrowser}`);
    for (const area of isInBrowser ? takenBy(source.text, file) : [])
      needs.set(area, needs.get(area) ?? file);
    for (const target of source.values) walk(target, isInBrowser);
  };
  walk(start, false);
  return needs;
}

/** The areas that a file sends itself. */
function sentBy(file: string): string[] {
  const text = sources.get(file)?.text ?? "";
  return [
    ...text.matchAll(/<Texts areas=\{\[([^\]]*)\]\}|<NextIntlClientProvider messages=\{\{([^}]*)\}\}/g),
  ].flatMap(([, areas, names]) => namesIn(areas ?? names));
}

/** The layouts that stand around a file, the outermost first. */
function layoutsAround(file: string): string[] {
  const folders = path.posix.dirname(file).split("/");
  return folders
    .map((_, index) => `${folders.slice(0, index + 1).join("/")}/layout.tsx`)
    .filter((layout) => layout !== file && sources.has(layout));
}

const sentAround = (file: string) => layoutsAround(file).flatMap(sentBy);

test("every page, and what stands for one, is sent the texts that it takes in the browser", () => {
  expect(routed.length).toBeGreaterThan(60);
  const missing = routed.flatMap((file) => {
    const sent = new Set([...sentAround(file), ...sentBy(file)]);
    return [...needsOf(file)]
      .filter(([area]) => !sent.has(area))
      .map(
        ([area, by]) => `${file}: ${by} takes "${area}", so a layout has to send it in <Texts areas={[…]}>`,
      );
  });
  expect(missing).toEqual([]);
});

test("no text is sent twice, or for nothing", () => {
  const idle = routed.flatMap((file) => {
    const below = routed.filter((one) => one.startsWith(`${path.posix.dirname(file)}/`));
    const taken = new Set(below.flatMap((one) => [...needsOf(one).keys()]));
    const before = new Set(sentAround(file));
    return sentBy(file)
      .filter((area) => before.has(area) || !taken.has(area))
      .map((area) => `${file} sends "${area}"${before.has(area) ? " again" : ", which nothing takes"}`);
  });
  expect(idle).toEqual([]);
});

test("texts reach the browser in these ways alone", () => {
  const senders = files.filter((file) =>
    /<(?:NextIntlClientProvider|IntlProvider)\b/.test(sources.get(file)?.text ?? ""),
  );
  expect(senders.sort()).toEqual([
    "app/global-error.tsx",
    "app/layout.tsx",
    "components/shell/more-texts.tsx",
  ]);
  expect(sentBy("app/layout.tsx")).toEqual(["common"]);
  expect([...needsOf("app/global-error.tsx").keys()]).toEqual(["common"]);
});
