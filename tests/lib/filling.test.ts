import { createTranslator } from "next-intl";
import fc from "fast-check";
import { filling } from "@/lib/filling";
import { messages } from "@/lib/messages";

/** Every message of an area by its full name. */
function namesOf(area: object, before = ""): string[] {
  return Object.entries(area).flatMap(([name, value]: [string, unknown]) =>
    typeof value === "object" && value !== null ? namesOf(value, `${before}${name}.`) : [`${before}${name}`],
  );
}

type Said = (...given: never[]) => unknown;
const say = (translate: Said, ...given: [name: string, values?: object]): unknown =>
  Reflect.apply(translate, undefined, given);

/** Both translators of the same messages, for whatever name and values; what is wrong with them is told, not printed. */
function both(area: object) {
  const silent = { onError: () => {}, getMessageFallback: ({ key }: { key: string }) => `no ${key}` };
  const make = () => createTranslator({ locale: "en", messages: { area }, namespace: "area", ...silent });
  return { slow: make(), quick: filling(make()) };
}

test("documents and letters read the same, whatever stands in them", () => {
  for (const area of [messages.documents, messages.mail]) {
    const { slow, quick } = both(area);
    for (const name of namesOf(area)) {
      const inside = [...String(say(slow.raw, name)).matchAll(/\{(\w+)/g)].map(([, inner = ""]) => inner);
      const said = fc.record(
        Object.fromEntries(inside.map((inner) => [inner, fc.string({ unit: "grapheme" })])),
      );
      fc.assert(
        fc.property(said, (values) => expect(say(quick, name, values)).toBe(say(slow, name, values))),
        { numRuns: 20 },
      );
    }
  }
});

test.each([
  ["a name that isn't given", "Hello {name}", {}],
  ["no values at all", "Hello {name}", undefined],
  ["a number in a plain place", "Bill {id}", { id: 1_234 }],
  ["one of several words", "{way, select, upi {UPI} other {Cash}}", { way: "upi" }],
  ["a plural", "{count, plural, one {# day} other {# days}}", { count: 2 }],
  ["a quoted brace", "'{'{name}", { name: "x" }],
  ["a name that only looks like one", "{first} and {second}", { first: "{second}", second: "2" }],
  ["a bar and a hash", "# {name} | x", { name: "y" }],
  ["nothing but words", "Number", undefined],
  ["words with values that they don't ask for", "Number", { name: "x" }],
  ["no message", undefined, { name: "x" }],
])("%s reads the same", (_, message, values) => {
  const { slow, quick } = both({ message });
  expect(say(quick, "message", values)).toBe(say(slow, "message", values));
  expect(say(quick, "message", values)).toBe(say(slow, "message", values));
});
