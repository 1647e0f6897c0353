import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MailState } from "@/components/notifications/mail-state";
import { MailText } from "@/components/notifications/mail-text";
import { OutboxNotes } from "@/components/notifications/outbox-notes";
import { SendAgain } from "@/components/notifications/send-again";
import { HIDDEN_LINK, LETTER_ENDS } from "@/lib/domain/books/letter";
import { leaveLetterAction, sendLetterAgainAction } from "@/lib/features/notifications/actions";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/notifications/actions", () => ({
  leaveLetterAction: jest.fn(),
  sendLetterAgainAction: jest.fn(),
}));
const sendLetterAgain = jest.mocked(sendLetterAgainAction);

const leaveLetter = jest.mocked(leaveLetterAction);

const NOW = new Date("2026-11-20T04:30:00Z");
const waiting = { sentAt: null, ended: null, error: null, nextTryAt: NOW };

describe("what became of a letter", () => {
  it.each([
    [{ ...waiting, sentAt: NOW }, /^Sent .*20 Nov/],
    [waiting, "Waiting"],
    [{ ...waiting, error: "451 later" }, /^Not taken yet, next try .*10:00/],
    [{ ...waiting, ended: "refused" as const }, "Refused by the mail server for good"],
    [{ ...waiting, ended: "too-old" as const }, "Too old to be of use, not sent"],
  ])("%#: is said", (mail, words) => {
    renderWithTexts(<MailState mail={mail} />);
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  it.each(LETTER_ENDS)("%s: never speaks of variables or codes", (ended) => {
    const { container } = renderWithTexts(<MailState mail={{ ...waiting, ended }} />);
    expect(container).not.toHaveTextContent(/_|SMTP|outbox\./);
  });
});

test("a link that only the letter has is not shown, and what looks like it elsewhere is text", () => {
  const { container } = renderWithTexts(
    <MailText text={`Hello ${HIDDEN_LINK},\n\nopen:\n\n${HIDDEN_LINK}\n\nend`} />,
  );

  expect(container.textContent?.match(/Link hidden/g)).toHaveLength(1);
  expect(screen.queryByRole("link")).toBeNull();
});

describe("the notes over the letters", () => {
  const none = { count: 0, oldestSince: null };
  const some = { count: 3, oldestSince: NOW };

  it("are not there when nothing waits and nothing failed", () => {
    const { container } = renderWithTexts(<OutboxNotes way="server" waiting={none} failed={0} />);
    expect(container).toHaveTextContent(/^$/);
  });

  it("say since when letters wait, and why, in an owner's words", () => {
    const { container } = renderWithTexts(<OutboxNotes way="none" waiting={some} failed={0} />);
    expect(container).toHaveTextContent(
      /^3 letters wait, the oldest since .*20 Nov.*no mail server is set up yet/,
    );
    expect(container).not.toHaveTextContent(/SMTP_URL/);
  });

  it("lead to those that were not taken", () => {
    renderWithTexts(<OutboxNotes way="server" waiting={none} failed={1} />);
    expect(screen.getByText(/One letter was not taken/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Show them" })).toHaveAttribute(
      "href",
      "/admin/outbox?state=failed",
    );
  });
});

describe("sending again", () => {
  it("says that it is tried", async () => {
    sendLetterAgain.mockResolvedValueOnce({ ok: true, value: undefined });
    renderWithTexts(<SendAgain mailId={7} isOffered mayLeave />);
    await userEvent.click(screen.getByRole("button", { name: "Send again" }));
    expect(sendLetterAgain.mock.lastCall?.[0]).toMatchObject({ mailId: 7 });
    await waitFor(() =>
      expect(screen.getByRole("status")).toHaveTextContent("It is tried again within a minute."),
    );
  });

  it("says that it is left", async () => {
    leaveLetter.mockResolvedValueOnce({ ok: true, value: undefined });
    renderWithTexts(<SendAgain mailId={7} isOffered mayLeave />);
    await userEvent.click(screen.getByRole("button", { name: "Leave unsent" }));
    expect(leaveLetter.mock.lastCall?.[0]).toMatchObject({ mailId: 7 });
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("It is left unsent"));
  });

  it("says when there is nothing to send again any more", async () => {
    sendLetterAgain.mockResolvedValueOnce({ ok: false, error: "not-ended" });
    renderWithTexts(<SendAgain mailId={7} isOffered mayLeave />);
    await userEvent.click(screen.getByRole("button", { name: "Send again" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("This letter was sent meanwhile");
  });

  it("is not offered where it makes no sense", () => {
    renderWithTexts(<SendAgain mailId={7} isOffered={false} mayLeave={false} />);
    expect(screen.queryByRole("button")).toBeNull();
  });
});
