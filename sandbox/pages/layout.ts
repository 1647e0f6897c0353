import { html, raw } from "hono/html";
import type { Pool } from "pg";
import type { Faults } from "../faults/faults";
import { STYLE } from "./style";

export type PageOptions = {
  pool: Pool;
  faults: Faults;
  /** The requests that the API takes: "POST /v1/refunds". */
  requests: readonly string[];
  onEvents: () => void;
};

export type Html = ReturnType<typeof html>;

const SECTIONS = [
  { path: "/", name: "Payments" },
  { path: "/customers", name: "Customers" },
  { path: "/disputes", name: "Disputes" },
  { path: "/events", name: "Events" },
  { path: "/webhooks", name: "Webhook endpoints" },
  { path: "/faults", name: "Fail next" },
] as const;

type Section = (typeof SECTIONS)[number]["path"];

function document(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Payment sandbox</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

/** A short page for whoever is paying. Everything passed in is escaped by the template. */
export function page(title: string, content: Html, narrow = false): Html {
  return document(
    title,
    html`<main class="${narrow ? "narrow" : "content"}">
      <h1>${title}</h1>
      ${content}
    </main>`,
  );
}

function sectionLink(current: Section, { path, name }: (typeof SECTIONS)[number]): Html {
  return html`<li><a href="${path}" ${path === current ? raw('aria-current="page"') : ""}>${name}</a></li>`;
}

function banner(faults: Faults): Html | "" {
  const waiting = faults.waiting().reduce((total, { times }) => total + times, 0);
  const said = faults.isDown()
    ? "The API is down: every request is refused."
    : waiting > 0 && `${waiting} ${waiting === 1 ? "request is" : "requests are"} going to fail.`;
  return said ? html`<p class="banner" role="status">${said} <a href="/faults">See which</a></p>` : "";
}

type Dashboard = {
  title: string;
  section: Section;
  /** Shown above the content; the title by default. */
  heading?: Html;
  content: Html;
};

/** A page for whoever is building the shop. */
export function dashboard(faults: Faults, { title, section, heading, content }: Dashboard): Html {
  return document(
    title,
    html`<a class="skip" href="#content">Skip to the content</a>
      <div class="frame">
        <header class="side">
          <p class="brand">Payment sandbox <span class="badge wait">Test</span></p>
          <nav aria-label="Sections">
            <ul>
              ${SECTIONS.map((entry) => sectionLink(section, entry))}
            </ul>
          </nav>
        </header>
        <main id="content" class="content">
          ${banner(faults)} ${heading ?? html`<div class="title"><h1>${title}</h1></div>`} ${content}
        </main>
      </div>`,
  );
}
