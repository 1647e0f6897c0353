import { createHash } from "node:crypto";
import type { Hono } from "hono";
import sharp from "sharp";

const SIDE = 25;
const MARK = 7;

function isInMark(row: number, column: number): boolean | null {
  const top = row < MARK ? row : row - (SIDE - MARK);
  const left = column < MARK ? column : column - (SIDE - MARK);
  const inCorner = (row < MARK || row >= SIDE - MARK) && (column < MARK || column >= SIDE - MARK);
  if (!inCorner || (row >= SIDE - MARK && column >= SIDE - MARK)) return null;
  const ring = Math.min(top, left, MARK - 1 - top, MARK - 1 - left);
  return ring !== 1;
}

/** Looks like a QR code and differs for each payment, but is none: no app could pay it anyway. */
function drawCode(text: string): string {
  const digest = createHash("sha512").update(text).digest();
  const squares = Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [row, column] = [Math.floor(at / SIDE), at % SIDE];
    const isDark = isInMark(row, column) ?? ((digest[at % digest.length] ?? 0) >> (at % 7)) % 2 === 1;
    return isDark ? `M${column + 2} ${row + 2}h1v1h-1z` : "";
  });
  const size = SIDE + 4;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="290" height="290" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${squares.join("")}"/></svg>`;
}

/** The two images that an intent waiting for UPI names. */
export function addQrCode(pages: Hono): void {
  pages.get("/:intent/:challenge/qr.svg", (context) =>
    context.body(drawCode(context.req.path), 200, { "content-type": "image/svg+xml" }),
  );
  pages.get("/:intent/:challenge/qr.png", async (context) => {
    const svg = drawCode(context.req.path.replace(/png$/, "svg"));
    const png = await sharp(Buffer.from(svg)).png().toBuffer();
    return context.body(new Uint8Array(png), 200, { "content-type": "image/png" });
  });
}
