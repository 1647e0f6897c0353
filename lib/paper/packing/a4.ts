/** A4 in points, with margins that every printer keeps. */
export const LEFT = 36;
export const RIGHT = 595.28 - 36;
export const WIDTH = RIGHT - LEFT;
export const BOTTOM_OF_A4 = 841.89 - 30;
