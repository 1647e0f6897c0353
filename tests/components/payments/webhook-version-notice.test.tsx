import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { WebhookVersionNotice } from "@/components/payments/webhook-version-notice";
import { renderWithTexts } from "../../support/render";

const since = new Date("2026-12-03T04:30:00Z");

test.each([
  ["2020-08-27", "in version 2020-08-27"],
  [null, "in a version they don't name"],
])("says in which version webhooks come (%s), that nothing is lost, and the cure", (told, words) => {
  renderWithTexts(<WebhookVersionNotice version={{ told, ours: "2026-10-28.endive", since }} />);
  expect(screen.getByText(new RegExp(words))).toHaveTextContent("Nothing is lost");
  expect(screen.getByText(/Make a new webhook endpoint/)).toHaveTextContent("2026-10-28.endive");
});

test("says nothing where they come in ours", () => {
  renderWithTexts(<WebhookVersionNotice version={null} />);
  expect(document.body).toHaveTextContent(/^$/);
});
