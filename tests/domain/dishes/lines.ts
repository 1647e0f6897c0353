import fc from "fast-check";
import { UNIT_WORDS } from "@/lib/domain/dishes/units";

/** How kitchens write a line, and what it means: quantity, unit, dish. */
export const LINES: readonly (readonly [
  line: string,
  quantity: number,
  unit: string | null,
  name: string,
])[] = [
  ["2 Rotis", 2, null, "Roti"],
  ["12 Rotis", 12, null, "Roti"],
  ["2rotis", 2, null, "roti"],
  ["2 x Puris", 2, null, "Puri"],
  ["2× Puris", 2, null, "Puri"],
  ["2 xacuti", 2, null, "xacuti"],
  ["2 pcs Gulab Jamuns", 2, "piece", "Gulab Jamun"],
  ["2 Rotis (30 g)", 2, null, "Roti"],
  ["1/2 Bhakri", 0.5, null, "Bhakri"],
  ["1 1/2 Bhakris", 1.5, null, "Bhakri"],
  ["½ Bhakri", 0.5, null, "Bhakri"],
  ["1½ Bhakris", 1.5, null, "Bhakri"],
  ["1.5 Bhakris", 1.5, null, "Bhakri"],
  ["⅓ katori Chutney", 0.333, "katori", "Chutney"],
  ["1/16 kg Ghee", 0.063, "kg", "Ghee"],
  ["२ पोळ्या", 2, null, "पोळ्या"],
  ["१ वाटी वरण", 1, "katori", "वरण"],
  ["वरण १½ वाटी", 1.5, "katori", "वरण"],
  ["200 g Rice", 200, "g", "Rice"],
  ["200g Rice", 200, "g", "Rice"],
  ["200 gms. of Rice", 200, "g", "Rice"],
  ["1 cup of Tea", 1, "cup", "Tea"],
  ["Rice (200 g)", 200, "g", "Rice"],
  ["Rice (200g)", 200, "g", "Rice"],
  ["Rice 200 g", 200, "g", "Rice"],
  ["Rice - 0.2 kg.", 0.2, "kg", "Rice"],
  ["Rice, 200 GM", 200, "g", "Rice"],
  ["Dal 1 katori", 1, "katori", "Dal"],
  ["Dal: 1 vati", 1, "katori", "Dal"],
  ["Dal – 1 1/2 katori", 1.5, "katori", "Dal"],
  ["Buttermilk 250 ml", 250, "ml", "Buttermilk"],
  ["Mixed Vegetables 1 bowl", 1, "bowl", "Mixed Vegetables"],
  ["Rotis x 4", 4, null, "Roti"],
  ["Rotis ×4", 4, null, "Roti"],
  ["Rotis (4)", 4, null, "Roti"],
  ["Rotis (x 4)", 4, null, "Roti"],
  ["Rotis (4 nos.)", 4, "piece", "Roti"],
  ["Rotis - (4)", 4, null, "Roti"],
  ["10000 Rotis", 10_000, null, "Roti"],
  // one of a dish of that name
  ["Dal Tadka", 1, null, "Dal Tadka"],
  ["  Dal   Tadka ", 1, null, "Dal Tadka"],
  ["Beans Poriyal", 1, null, "Beans Poriyal"],
  ["Chicken 65", 1, null, "Chicken 65"],
  ["Rice for Four", 1, null, "Rice for Four"],
  ["3-in-1 Salad", 1, null, "3-in-1 Salad"],
  ["100% Wheat Bread", 1, null, "100% Wheat Bread"],
  ["1. Rice", 1, null, "1. Rice"],
  ["2) Rice", 1, null, "2) Rice"],
  ["0 Rotis", 1, null, "0 Rotis"],
  ["1/0 Rotis", 1, null, "1/0 Rotis"],
  ["0/0 Rotis", 1, null, "0/0 Rotis"],
  ["10001 Rotis", 1, null, "10001 Rotis"],
  ["123456 Rotis", 1, null, "123456 Rotis"],
  ["1.2345 Rotis", 1, null, "1.2345 Rotis"],
  ["Rice (2 large)", 1, null, "Rice (2 large)"],
  ["Rice (0 g)", 1, null, "Rice (0 g)"],
  ["Rice 200 heaps", 1, null, "Rice 200 heaps"],
  ["- (200 g)", 1, null, "- (200 g)"],
  ["200", 1, null, "200"],
  ["2 cups", 2, null, "cup"],
  ["***", 1, null, "***"],
  ["Vitamin B12 200 g", 1, null, "Vitamin B12 200 g"],
];

const words = [
  ..."Roti Rotis Dal Rice Puri Bhakris Curries Cookies Sandwiches Potatoes Peas Gas Hummus Swiss Boxes Chicken".split(
    " ",
  ),
  ..."वरण भात पोळ्या x × of for and X".split(" "),
  ...Object.values(UNIT_WORDS).join(" ").split(" "),
];
const numbers =
  "0 1 2 12 200 10000 10001 99999 123456 1/2 1/0 3/80 1/16 1.5 2.5.1 1.2345 ½ ¼ ¾ ⅓ ⅔ 1½ १ २½ १/२ १२.५ 65".split(
    " ",
  );
const signs = [
  " ",
  " ",
  " ",
  "  ",
  "",
  "-",
  " - ",
  ":",
  ", ",
  "(",
  ")",
  " (",
  ") ",
  ".",
  "/",
  "%",
  "–",
  "'",
  "&",
  "\t",
];

/** Lines of everything that readers could take for a quantity, in any order. */
export const anyLine = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words) },
      { weight: 2, arbitrary: fc.constantFrom(...numbers) },
      { weight: 4, arbitrary: fc.constantFrom(...signs) },
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(""));
