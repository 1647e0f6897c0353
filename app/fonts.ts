import localFont from "next/font/local";

/*
 * Anek, self-hosted from its npm packages. next/font makes a fallback face with the same metrics, so that nothing moves when
 * the real one arrives. The narrow ranges come first in the stack (the fallback has its own rupee sign). The rupee sign alone is
 * a file of one kilobyte (decision 68): every page shows it, and few any other letter of the extended ones. Those and Devanagari
 * are fetched only by a page that shows one.
 */
const latin = localFont({
  src: "../node_modules/@fontsource-variable/anek-latin/files/anek-latin-latin-wght-normal.woff2",
  weight: "100 800",
  display: "swap",
  adjustFontFallback: "Arial",
  variable: "--font-latin",
});

const rupee = localFont({
  src: "./letters/rupee.woff2",
  weight: "100 800",
  display: "swap",
  adjustFontFallback: false,
  variable: "--font-rupee",
  declarations: [{ prop: "unicode-range", value: "U+20B9" }],
});

const latinExtended = localFont({
  src: "../node_modules/@fontsource-variable/anek-latin/files/anek-latin-latin-ext-wght-normal.woff2",
  weight: "100 800",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  variable: "--font-latin-extended",
  declarations: [
    { prop: "unicode-range", value: "U+0100-02BA,U+1E00-1EFF,U+20A0-20AB,U+20AD-20B8,U+20BA-20C0" },
  ],
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
export const fontVariables = [
  rupee.variable,
  latinExtended.variable,
  devanagari.variable,
  latin.variable,
].join(" ");
