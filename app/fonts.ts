import localFont from "next/font/local";

/*
 * Anek, self-hosted from its npm packages. next/font makes a fallback face with the same metrics, so that nothing moves when
 * the real one arrives. The narrow ranges come first in the stack (the fallback has its own rupee sign); Devanagari is
 * fetched only by a page that shows a Devanagari letter.
 */
const latin = localFont({
  src: "../node_modules/@fontsource-variable/anek-latin/files/anek-latin-latin-wght-normal.woff2",
  weight: "100 800",
  display: "swap",
  adjustFontFallback: "Arial",
  variable: "--font-latin",
});

const latinExtended = localFont({
  src: "../node_modules/@fontsource-variable/anek-latin/files/anek-latin-latin-ext-wght-normal.woff2",
  weight: "100 800",
  display: "swap",
  adjustFontFallback: false,
  variable: "--font-latin-extended",
  declarations: [{ prop: "unicode-range", value: "U+0100-02BA,U+1E00-1EFF,U+20A0-20AB,U+20AD-20C0" }],
});

const devanagari = localFont({
  src: "../node_modules/@fontsource-variable/anek-devanagari/files/anek-devanagari-devanagari-wght-normal.woff2",
  weight: "100 800",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  variable: "--font-devanagari",
  declarations: [{ prop: "unicode-range", value: "U+0900-097F,U+1CD0-1CF9,U+200C-200D,U+25CC,U+A8E0-A8FF" }],
});

/** Class names that define the font variables, which app/globals.css puts into one stack. */
export const fontVariables = [latinExtended.variable, devanagari.variable, latin.variable].join(" ");
