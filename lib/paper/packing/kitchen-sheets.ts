import type { Pdf } from "../text";
import { flow, type Head } from "./flow";
import { BIG, figures, heading, MIDDLE, row, type Row } from "./pieces";

/** What stands at the stove or on the packing table: figures first, then rows under their headings. */
export type KitchenSheet = {
  head: Head;
  figures: { figure: string; unit: string; name: string }[];
  across: number;
  parts: { title: string; rows: Row[]; isBig: boolean }[];
};

export function drawKitchenSheet(pdf: Pdf, sheet: KitchenSheet): Iterable<void> {
  return flow(pdf, sheet.head, [
    ...figures(pdf, sheet.figures, sheet.across),
    ...sheet.parts
      .filter(({ rows }) => rows.length > 0)
      .flatMap(({ title, rows, isBig }) => [
        ...(title === "" ? [] : [heading(pdf, title)]),
        ...rows.map((one) => row(pdf, one, isBig ? BIG : MIDDLE)),
      ]),
  ]);
}
