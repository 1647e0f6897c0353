// Who reads a day that is counted reads its sheet, and makes it where nobody has yet. Read from the files.
import { files, sources } from "./support/house";

const OF_A_DAY =
  /import \{[^}]*\b(?:kitchenReport|kitchenTablet|specialsOn|doorsPage|roundPage|listStops|askedPapers|packingProgress|roundOf)\b[^}]*\} from "@\/lib\/features/;

const readers = files.filter(
  (file) => /^(?:app|lib\/access)\//.test(file) && OF_A_DAY.test(sources.get(file)?.text ?? ""),
);

test("finds who reads a day", () => {
  expect(readers.length).toBeGreaterThan(8);
});

test.each(readers)("%s makes the sheet first", (file) => {
  const text = sources.get(file)?.text ?? "";
  expect([text.includes("readDayAsStaff("), text.includes("readAsStaff(")]).toEqual([true, false]);
});
