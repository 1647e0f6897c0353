import { html } from "hono/html";
import { FAULTS, type Fault, type WaitingFault } from "../faults/faults";
import { dashboard, type Html, type PageOptions } from "./layout";
import { postButton, table } from "./parts";

const NAMES: Readonly<Record<Fault, string>> = {
  refuse: "Refuse the connection",
  slow: "Answer slowly",
  "429": "Answer 429, too many requests",
  "lock-timeout": "Answer 429, held by another request",
  "500": "Answer 500 instead of doing the work",
  "500-after": "Do the work, then answer 500",
  "lose-reply": "Do the work, then lose the reply",
};

function failForm(requests: readonly string[]): Html {
  return html`<form class="fields" method="post" action="/sandbox/control/fail-next">
    <label>
      What goes wrong
      <select name="fault">
        ${FAULTS.map((fault) => html`<option value="${fault}">${NAMES[fault]}</option>`)}
      </select>
    </label>
    <label>
      Which request
      <select name="request">
        <option value="">Any</option>
        ${requests.map((request) => html`<option value="${request}">${request}</option>`)}
      </select>
    </label>
    <label>
      How many times
      <input type="number" name="times" value="1" min="1" max="1000" required />
    </label>
    <label>
      Seconds, when slow
      <input type="number" name="seconds" value="30" min="0" max="120" />
    </label>
    <button class="main">Fail next</button>
  </form>`;
}

const DOWN_FORM = html`<form class="fields" method="post" action="/sandbox/control/down">
  <label>
    Seconds
    <input type="number" name="seconds" value="30" min="1" max="86400" required />
  </label>
  <button>Take it down</button>
</form>`;

function faultRow({ fault, method, path, times, ms }: WaitingFault) {
  return [
    NAMES[fault] + (fault === "slow" ? ` (${ms / 1000} s)` : ""),
    path ? html`<code>${method ?? ""} ${path}</code>` : "Any request",
    times === 1 ? "once" : `${times} times`,
  ];
}

export function faultsPage({ faults, requests }: PageOptions): Html {
  const waiting = faults.waiting();
  const clear = postButton({ action: "/sandbox/control/clear", label: "Clear all" });
  const content = html`<p class="note">
      What a shop has to stand: ask for it here, then let the shop send its request. A restart forgets it.
    </p>
    <section class="panel" aria-labelledby="fail-next">
      <h2 id="fail-next">Fail the next request</h2>
      ${failForm(requests)}
    </section>
    <section class="panel" aria-labelledby="down">
      <h2 id="down">Be down for a while</h2>
      <p class="note">Every request to the API is refused. These pages stay.</p>
      ${DOWN_FORM}
    </section>
    <h2>Waiting to happen</h2>
    ${table({
      caption: "In the order in which they were asked for",
      columns: [{ title: "What goes wrong" }, { title: "Request" }, { title: "Still to come" }],
      rows: waiting.map(faultRow),
      nothing: faults.isDown() ? "The API is down." : "Nothing. The API works.",
    })}
    ${waiting.length > 0 || faults.isDown() ? html`<div class="actions">${clear}</div>` : ""}`;
  return dashboard(faults, { title: "Fail next", section: "/faults", content });
}
