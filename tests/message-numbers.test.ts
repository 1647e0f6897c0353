// A number in a sentence has its thousands apart: `{count, number}` or the `#` of a plural. What stands bare is a text.
import { messages } from "@/lib/messages";

/** Arguments that hold words, names, days, amounts and other texts made before, or a number that stays below a thousand. */
const TEXTS = new Set(
  (
    "actor adjusted after allergies amount amounts applied area atDoor because before bill billed brand browser by byBank cause change closed code collected " +
    "collector counted counts credited currency cutoff date day days delivery detail difference dish dishes done due earliest edition email entity example excess expected first " +
    "from house how id items kind kitchen label last last4 left lines link meal method mine missing money month most name names next none note now " +
    "number online open other ours paid passkey parts payment phone pincode place plan query rate reason reasons receipt received reference refund " +
    "returned role route said seen sentence since skipped state system text theirs time to total underWay unpaid until was ways when who word words"
  ).split(" "),
);
const SMALL = new Set([
  "billable",
  "came",
  "coming",
  "filled",
  "hours",
  "minutes",
  "page",
  "pages",
  "paused",
  "seconds",
]);

function* sentences(texts: object, path = ""): Generator<{ key: string; sentence: string }> {
  for (const [name, text] of Object.entries(texts)) {
    const key = path ? `${path}.${name}` : name;
    if (typeof text === "string") yield { key, sentence: text };
    else if (typeof text === "object" && text !== null) yield* sentences(text, key);
  }
}

// what stands behind `one`, `other` or `=0` is a branch of a plural, no argument
test("no sentence has a bare count in it", () => {
  const bare = [...sentences(messages)].flatMap(({ key, sentence }) =>
    [...sentence.matchAll(/(?<!\b(?:one|other)\s|=\d\s)\{(\w+)\}/g)].flatMap(([, name = ""]) =>
      TEXTS.has(name) || SMALL.has(name) ? [] : [`${key}: {${name}}`],
    ),
  );
  expect(bare).toEqual([]);
});

test("no sentence names a variable of the server's settings", () => {
  const named = [...sentences(messages)].filter(({ sentence }) => /[A-Z]{2,}_[A-Z]/.test(sentence));
  expect(named).toEqual([]);
});
