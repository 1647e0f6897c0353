import { html, raw } from "hono/html";
import type { Pool } from "pg";
import type { Faults } from "../faults/faults";

export type PageOptions = { pool: Pool; faults: Faults; onEvents: () => void };

export type Html = ReturnType<typeof html>;

const STYLE = `
  :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
  body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
  main.narrow { max-width: 26rem; margin: 4rem auto; }
  h2 { margin-top: 2.5rem; font-size: 1.1rem; }
  table { border-collapse: collapse; width: 100%; font-size: 0.85rem; }
  th, td { text-align: left; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid #8884; vertical-align: top; }
  td.amount { text-align: right; font-variant-numeric: tabular-nums; }
  .scroll { overflow-x: auto; }
  code { font-size: 0.85em; }
  button { font: inherit; padding: 0.15rem 0.6rem; cursor: pointer; }
  .choices { display: flex; flex-direction: column; gap: 0.75rem; margin-top: 2rem; }
  .choices button { min-height: 44px; }
  .note { color: light-dark(#666, #aaa); }
`;

/** Everything passed in is escaped by the template. */
export function page(title: string, content: Html, narrow = false): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main class="${narrow ? "narrow" : ""}">
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
}
