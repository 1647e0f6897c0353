import { inflateSync } from "node:zlib";
import { openSync } from "fontkit";
import { clustersOf, printable } from "@/lib/paper/clusters";
import { facePath, type Face } from "@/lib/paper/faces";
import { renderDocument } from "@/lib/paper/render";
import { runsOf } from "@/lib/paper/runs";
import { documentWith, paperOf } from "@/tests/support/papers";

const NAMES = {
  Devanagari: "मीरा कुलकर्णी, श्रीकृष्ण क्षत्रिय, दर्‍या, पूर्व, रु, शुद्धि, ज्ञानेश्वर, त्र्यंबक, हूँ",
  Tamil: "மீனா ஸ்ரீ கொழுக்கட்டை",
  Telugu: "తెలుగు శ్రీ క్షేత్రం",
  Kannada: "ಕನ್ನಡ ಶ್ರೀ ಕ್ಷೇತ್ರ",
  Malayalam: "മലയാളം ശ്രീ",
  Bengali: "বাংলা শ্রী ক্ষেত্র",
  Gujarati: "ગુજરાતી શ્રી ક્ષેત્ર",
  Gurmukhi: "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ ਪੰਜਾਬੀ",
  Odia: "ଓଡ଼ିଆ ଶ୍ରୀ",
  Arabic: "عائشة خان مكتبة",
  Latin: "Zoë Łukasz Nguyễn D’Souza “C/o” ₹1,00,000 – −₹5",
  emoji: "🍛 👩‍👩‍👧 🇮🇳 👍🏽 ❤️",
};

/** Glyph 0 is the empty box. */
function glyphsOf(face: Face, weight: "400Regular" | "600SemiBold", text: string): number[] {
  const font = openSync(facePath(face, weight));
  if (!("layout" in font)) throw new Error("a collection");
  return font.layout(text).glyphs.map(({ id }) => id);
}

test.each(Object.entries(NAMES))(
  "%s is drawn without an empty box, and nothing of it is left out",
  (_, name) => {
    const clusters = clustersOf(name);
    expect(clusters.map(({ drawn }) => drawn).join("")).toBe(name);
    for (const { face, drawn } of runsOf(name)) {
      expect(glyphsOf(face, "400Regular", drawn)).not.toContain(0);
      expect(glyphsOf(face, "600SemiBold", drawn)).not.toContain(0);
    }
  },
);

test.each([
  ["田中 さくら", "[Han] [Hiragana]"],
  ["Дмитрий", "[Cyrillic]"],
  ["สมชาย Meera", "[Thai] Meera"],
  ["𐎠", "[?]"],
])("what no face has is named, not boxed: %s", (name, drawn) => {
  const clusters = clustersOf(name);
  expect(clusters.map((cluster) => cluster.drawn).join("")).toBe(drawn);
  expect(clusters.map((cluster) => cluster.said).join("")).toBe(name);
});

test("words of a script are one run, so that its shaping isn't torn apart", () => {
  expect(runsOf("मीरा कुलकर्णी")).toEqual([
    { face: expect.objectContaining({ name: "AnekDevanagari" }), drawn: "मीरा कुलकर्णी", said: "मीरा कुलकर्णी" },
  ]);
});

test("Arabic runs to the left within a line that runs to the right, its brackets turned", () => {
  const drawn = runsOf("Flat 5, مكتبة 12 (شارع) end").map((run) => run.drawn);
  expect(drawn).toEqual(["Flat 5, ", "(", "شارع", ") ", "12", "مكتبة ", " end"]);
});

test("invisible marks, line breaks and marks that turn the direction are no part of a name", () => {
  expect(printable("  Mee\u200bra\u202e \n Kul\u00adkarni\u0000 ")).toBe("Meera Kulkarni");
  expect(printable("दर्\u200dया")).toBe("दर्\u200dया");
});

test("a name in another script can be copied out of the file", async () => {
  const name = "मीरा कुलकर्णी";
  const party = { label: "Billed to", name, lines: [] };
  const pdf = await renderDocument(documentWith(paperOf(1, { party })));
  const said = Buffer.from(`\ufeff${name}`, "utf16le").swap16().toString("latin1");
  expect(streamsOf(pdf)).toContain(said);
});

/** All drawing instructions of a file, as bytes. */
function streamsOf(pdf: Buffer): string {
  const parts: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 1)) {
    const body = pdf.subarray(at + 7, pdf.indexOf("\nendstream", at));
    if (body[0] === 0x78) parts.push(inflateSync(body).toString("latin1"));
  }
  // the one escape that the letters of Devanagari need
  return parts.join(" ").replaceAll("\\t", "\t");
}
