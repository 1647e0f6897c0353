import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AnswerChange } from "@/components/email-proof/answer-change";
import { EmailCard } from "@/components/email-proof/email-card";
import { UnprovedEmail } from "@/components/email-proof/unproved-email";
import { renderWithTexts } from "../../support/render";

const actions = {
  answerEmailChangeAction: jest.fn(),
  changeEmailAction: jest.fn(),
  sendProofAgainAction: jest.fn(),
};
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/email-proof/actions", () => ({
  answerEmailChangeAction: (input: unknown) => actions.answerEmailChangeAction(input),
  changeEmailAction: (input: unknown) => actions.changeEmailAction(input),
  sendProofAgainAction: (input: unknown) => actions.sendProofAgainAction(input),
}));

beforeEach(() => jest.resetAllMocks());

const STAND_IN = "x1@unproved.invalid";
const OLD = "meera@example.test";
const claim = (more: object = {}) => ({ email: "new@example.test", provedAt: null, agreedAt: null, ...more });
const button = (name: string) => screen.getByRole("button", { name });

test.each([
  ["proved", OLD, null, /meera@example.test is proved/],
  ["not proved", STAND_IN, claim(), /new@example.test is not proved yet/],
  ["asked for", OLD, claim(), /changes to new@example.test once the links in both letters/],
  ["proved alone", OLD, claim({ provedAt: new Date() }), /once the link in the letter to the old address/],
  ["agreed to alone", OLD, claim({ agreedAt: new Date() }), /once the link in the letter to the new address/],
])("an address that is %s is said to be", (_what, email, claimed, words) => {
  renderWithTexts(<EmailCard email={email} claim={claimed} />);
  expect(screen.getByText(words)).toBeVisible();
  expect(screen.queryByText(/unproved\.invalid/)).toBeNull();
});

test("a change takes the password, which no longer stands in the form afterwards", async () => {
  actions.changeEmailAction.mockResolvedValueOnce({ ok: false, error: "password-wrong" });
  actions.changeEmailAction.mockResolvedValueOnce({ ok: true, value: undefined });
  renderWithTexts(<EmailCard email={OLD} claim={null} />);
  await userEvent.type(screen.getByRole("textbox", { name: "New email" }), "New@Example.test");
  await userEvent.type(screen.getByLabelText("Your password"), "khichdi on a rainy day");
  await userEvent.click(button("Change email"));
  await waitFor(() =>
    expect(screen.getByLabelText("Your password")).toHaveAccessibleDescription(/isn't your current/),
  );
  await waitFor(() => expect(button("Change email")).not.toHaveAttribute("aria-busy"));
  await userEvent.click(button("Change email"));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("on their way"));
  expect(actions.changeEmailAction).toHaveBeenLastCalledWith({
    email: "New@Example.test",
    currentPassword: "khichdi on a rainy day",
  });
  expect(screen.getByLabelText("Your password")).toHaveValue("");
});

test("who has proved theirs is told nothing, who has not can have the letter sent again", async () => {
  const { container } = renderWithTexts(<UnprovedEmail email={null} />);
  expect(container).toBeEmptyDOMElement();
  actions.sendProofAgainAction.mockResolvedValue({ ok: true, value: undefined });
  renderWithTexts(<UnprovedEmail email={OLD} />);
  expect(screen.getByRole("link", { name: "Change the address" })).toHaveAttribute("href", "/profile#email");
  await userEvent.click(button("Send it again"));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(/on its way/));
});

test.each([
  ["Change it", true, /the email is changed/],
  [`Keep ${OLD}`, false, /stays as it is/],
])("the old address answers with %s", async (name, agrees, words) => {
  actions.answerEmailChangeAction.mockResolvedValue({ ok: true, value: undefined });
  renderWithTexts(<AnswerChange token="7.secret" email={OLD} />);
  await userEvent.click(button(name));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent(words));
  expect(actions.answerEmailChangeAction).toHaveBeenCalledWith({ token: "7.secret", agrees });
});
