import type { Hono } from "hono";
import { html } from "hono/html";
import { answerChallenge } from "../resources/challenges";
import { createAskingPages } from "./asking-page";
import type { Html, PageOptions } from "./layout";

/** The bank's page for a card with 3-D Secure. */
export function createChallengePages(options: PageOptions): Hono {
  const asking = {
    title: "3D Secure test page",
    explain: (whatFor: Html) =>
      html`<p>Here the customer's bank would ask for a code before it ${whatFor}.</p>`,
    choices: [
      { value: "complete", words: "Complete authentication" },
      { value: "fail", words: "Fail authentication" },
    ],
    answer: answerChallenge,
  } as const;
  return createAskingPages(asking, options);
}
