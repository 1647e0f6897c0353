import { mm, type Box } from "./millimetres";

export const LABEL_FORMATS = ["a4", "roll"] as const;
export type LabelFormat = (typeof LABEL_FORMATS)[number];

export type Sheet = {
  page: [number, number];
  across: number;
  down: number;
  first: Box;
  pitch: [number, number];
};

/** A printer that pulls the paper askew by this much still prints inside each label. */
export const PADDING = mm(3.5);

export const SHEETS: Record<LabelFormat, Sheet> = {
  // fourteen labels of 99.1 by 38.1 mm, as they are sold for A4 under many numbers (ST-14, L7163)
  a4: {
    page: [mm(210), mm(297)],
    across: 2,
    down: 7,
    first: { x: mm(4.65), y: mm(15.15), width: mm(99.1), height: mm(38.1) },
    pitch: [mm(101.6), mm(38.1)],
  },
  // one label of 80 by 50 mm; printers of such rolls leave four millimetres at each side
  roll: {
    page: [mm(80), mm(50)],
    across: 1,
    down: 1,
    first: { x: mm(0.5), y: 0, width: mm(79), height: mm(50) },
    pitch: [0, 0],
  },
};

export const LABELS_ON_SHEET = SHEETS.a4.across * SHEETS.a4.down;
