import type { Hono } from "hono";
import { html } from "hono/html";
import { answerUpi } from "../resources/upi";
import { createAskingPages } from "./asking-page";
import type { Html, PageOptions } from "./layout";
import { addQrCode } from "./qr-code";

/** The page with a QR code, which here stands in for the customer's UPI app as well. */
export function createUpiPages(options: PageOptions): Hono {
  const asking = {
    title: "UPI test page",
    explain: (whatFor: Html, path: string) =>
      html`<p>Here the customer would scan this code with their UPI app, which then ${whatFor}.</p>
        <p><img src="${path}/qr.svg" width="200" height="200" alt="Code of this payment" /></p>`,
    choices: [
      { value: "authorize", words: "Authorize" },
      { value: "expire", words: "Expire" },
    ],
    answer: answerUpi,
  } as const;
  const pages = createAskingPages(asking, options);
  addQrCode(pages);
  return pages;
}
