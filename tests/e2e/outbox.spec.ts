import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { catchMail } from "../support/smtp";
import { rows, valueOf } from "./support/database";
import { expect, test } from "./support/visitors";

const RECIPIENT = `moved-${process.pid}@example.test`;

/** The job that sends letters, as on a machine that has a mail server: the one of this test. */
async function sendBy(url: string): Promise<void> {
  const { E2E_DATA_DIR, ...env } = process.env;
  await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", path.resolve("scripts/job.ts"), "send-mails"],
    {
      env: {
        ...env,
        NODE_ENV: "production",
        TIFFINTRACK_DATA_DIR: E2E_DATA_DIR,
        SMTP_URL: url,
        MAIL_FROM: "kitchen@example.test",
      },
    },
  );
}

test("a letter that failed for good says why, is sent again by a press, and arrives", async ({ visit }) => {
  test.setTimeout(120_000);
  let isMoved = true;
  const post = await catchMail({
    refuses: (to) => (to === RECIPIENT && isMoved ? "550 mailbox has moved away" : null),
  });
  try {
    const letter =
      "insert into notifications (recipient, subject, text) values ($1, 'Your bill', 'Good day') returning id";
    const id = await valueOf(letter, [RECIPIENT]);
    await sendBy(post.url);
    const page = await visit("owner");
    await page.goto("/admin/outbox");
    await expect(page.getByText(/not taken by the mail server/)).toBeVisible();
    await page.getByRole("link", { name: "Show them" }).click();
    const row = page.getByRole("row", { name: RECIPIENT });
    await expect(row).toContainText("Refused by the mail server for good");
    await row.getByRole("link", { name: "Your bill" }).click();
    await expect(page.getByText(/550 mailbox has moved away/)).toBeVisible();

    isMoved = false;
    await page.getByRole("button", { name: "Send again" }).click();
    await expect(page.getByText("It is tried again within a minute.")).toBeVisible();
    await sendBy(post.url);
    await page.reload();
    await expect(page.getByText(/^Sent /)).toBeVisible();
    await expect(page.getByRole("button", { name: "Send again" })).toHaveCount(0);
    expect(post.received.filter(({ recipient }) => recipient === RECIPIENT)).toHaveLength(1);
    expect(
      await rows("select tries, error from notifications where channel = 'email' and id = $1", [id]),
    ).toEqual([{ tries: 1, error: null }]);
  } finally {
    await post.close();
  }
});
