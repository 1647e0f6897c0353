import type { Hono } from "hono";
import QRCode from "qrcode";

const LOOKS = { margin: 2, width: 290 };

/** The two images that an intent waiting for UPI names: a phone that scans one opens the page that asks its owner. */
export function addQrCode(pages: Hono): void {
  pages.get("/:intent/:challenge/qr.svg", async (context) => {
    const svg = await QRCode.toString(pageAround(context.req.url), { ...LOOKS, type: "svg" });
    return context.body(svg, 200, { "content-type": "image/svg+xml" });
  });
  pages.get("/:intent/:challenge/qr.png", async (context) => {
    const png = await QRCode.toBuffer(pageAround(context.req.url), LOOKS);
    return context.body(new Uint8Array(png), 200, { "content-type": "image/png" });
  });
}

const pageAround = (image: string): string => image.replace(/\/qr\.(svg|png)$/, "");
