import { html } from "hono/html";
import type { Html } from "./layout";

export type Tone = "good" | "bad" | "wait" | "idle";

export type Badge = { text: string; tone: Tone };

export function badge({ text, tone }: Badge): Html {
  return html`<span class="badge ${tone}">${text}</span>`;
}

const moment = new Intl.DateTimeFormat("en-IN", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
  // The account is an Indian one.
  timeZone: "Asia/Kolkata",
});

export function time(instant: Date): Html {
  return html`<time class="when" datetime="${instant.toISOString()}">${moment.format(instant)}</time>`;
}

/** Stripe's seconds since 1970. */
export function unixTime(seconds: number): Html {
  return time(new Date(seconds * 1000));
}

type Column = {
  title: string;
  /** "wide": hidden where there is no room for it. */
  kind?: "number" | "wide";
};

type Table = {
  caption: string;
  columns: readonly Column[];
  /** As many cells as columns; the first names its row. */
  rows: readonly (readonly (Html | string)[])[];
  /** Shown instead when there are no rows. */
  nothing: string;
};

function row(columns: readonly Column[], [first, ...rest]: readonly (Html | string)[]): Html {
  return html`<tr role="row">
    <th scope="row" role="rowheader">${first}</th>
    ${rest.map((cell, at) => html`<td role="cell" class="${columns[at + 1]?.kind ?? ""}">${cell}</td>`)}
  </tr>`;
}

/** The roles are explicit because a narrow screen shows rows as blocks, which would drop their row semantics. */
export function table({ caption, columns, rows, nothing }: Table): Html {
  if (rows.length === 0) return html`<p class="nothing">${nothing}</p>`;
  return html`<table role="table">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(({ title, kind }) => html`<th scope="col" role="columnheader" class="${kind ?? ""}">${title}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map((cells) => row(columns, cells))}
    </tbody>
  </table>`;
}

/** Names and values; null values are left out. */
export function facts(entries: readonly (readonly [string, Html | string | null])[]): Html {
  const known = entries.filter(([, value]) => value !== null && value !== "");
  return html`<dl class="facts">
    ${known.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

export function json(object: object): Html {
  return html`<details>
    <summary>Raw JSON</summary>
    <pre tabindex="0" aria-label="Raw JSON">${JSON.stringify(object, null, 2)}</pre>
  </details>`;
}

type PostButton = {
  action: string;
  label: string;
  /** Tells it apart from others with the same label, for those who can't see what is beside it. */
  about?: string;
  /** Where to go afterwards, if not where the action leads by default. */
  back?: string;
  main?: boolean;
};

/** The only way that a page changes anything. */
export function postButton({ action, label, about, back, main = false }: PostButton): Html {
  return html`<form class="inline" method="post" action="${action}">
    ${back ? html`<input type="hidden" name="back" value="${back}" />` : ""}
    <button class="${main ? "main" : ""}">
      ${label}${about ? html` <span class="unseen">${about}</span>` : ""}
    </button>
  </form>`;
}
