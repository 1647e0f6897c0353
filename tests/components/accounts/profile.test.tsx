import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DetailsForm } from "@/components/accounts/details-form";
import { MailText } from "@/components/notifications/mail-text";
import { PasswordForm } from "@/components/accounts/password-form";
import { SessionList } from "@/components/accounts/session-list";
import { renderWithTexts } from "../../support/render";

const actions = {
  changeDetailsAction: jest.fn(),
  changePasswordAction: jest.fn(),
  revokeSessionAction: jest.fn(),
  revokeOtherSessionsAction: jest.fn(),
};
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/accounts/actions", () => ({
  changeDetailsAction: (input: unknown) => actions.changeDetailsAction(input),
  changePasswordAction: (input: unknown) => actions.changePasswordAction(input),
  revokeSessionAction: (input: unknown) => actions.revokeSessionAction(input),
  revokeOtherSessionsAction: (input: unknown) => actions.revokeOtherSessionsAction(input),
}));

beforeEach(() => jest.resetAllMocks());

const box = (name: string) => screen.getByRole("textbox", { name });
const button = (name: string | RegExp) => screen.getByRole("button", { name });

test("name and phone are saved, and a bad phone is refused at its field", async () => {
  actions.changeDetailsAction.mockResolvedValue({ ok: true, value: { version: 4 } });
  renderWithTexts(
    <DetailsForm fullname="Meera Joshi" phone="9820011111" version={3} labelledBy="details-title" />,
  );
  await userEvent.clear(box("Phone"));
  await userEvent.type(box("Phone"), "98200");
  await userEvent.click(button("Save details"));
  await waitFor(() => expect(box("Phone")).toHaveAccessibleDescription(/10 digits/));

  await userEvent.type(box("Phone"), "22222");
  await userEvent.click(button("Save details"));

  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Details saved"));
  expect(actions.changeDetailsAction).toHaveBeenCalledWith({
    fullname: "Meera Joshi",
    phone: "9820022222",
    version: 3,
  });
});

test("what was saved is not said beside a refusal of the next press", async () => {
  actions.changeDetailsAction.mockResolvedValue({ ok: true, value: { version: 4 } });
  renderWithTexts(
    <DetailsForm fullname="Meera Joshi" phone="9820011111" version={3} labelledBy="details-title" />,
  );
  await userEvent.click(button("Save details"));
  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Details saved"));
  await userEvent.clear(box("Full name"));
  await userEvent.click(button("Save details"));
  await waitFor(() => expect(box("Full name")).toBeInvalid());
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

describe("the password", () => {
  async function change() {
    renderWithTexts(<PasswordForm labelledBy="password-title" />);
    await userEvent.type(screen.getByLabelText("Current password"), "khichdi on a rainy day");
    await userEvent.type(screen.getByLabelText("New password"), "two mangoes and a lime");
    await userEvent.click(button("Change password"));
  }

  test("is changed and no longer stands in the form", async () => {
    actions.changePasswordAction.mockResolvedValue({ ok: true, value: undefined });
    await change();

    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Password changed"));
    expect(screen.getByLabelText("Current password")).toHaveValue("");
    expect(screen.getByLabelText("New password")).toHaveValue("");
  });

  test("one that was typed while the last was being saved stays", async () => {
    let answer: (result: object) => void = () => {};
    actions.changePasswordAction.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    await change();
    await userEvent.type(screen.getByLabelText("New password"), " and more");
    await act(async () => answer({ ok: true, value: undefined }));
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Password changed"));
    expect(screen.getByLabelText("Current password")).toHaveValue("");
    expect(screen.getByLabelText("New password")).toHaveValue("two mangoes and a lime and more");
  });

  test("who has passkeys is told that they stay, and may have them removed with it", async () => {
    actions.changePasswordAction.mockResolvedValue({ ok: true, value: undefined });
    renderWithTexts(<PasswordForm labelledBy="password-title" passkeys={2} />);
    screen.getByText("Your 2 passkeys still open your account after this.");
    await userEvent.type(screen.getByLabelText("Current password"), "khichdi on a rainy day");
    await userEvent.type(screen.getByLabelText("New password"), "two mangoes and a lime");
    const remove = screen.getByRole("checkbox", { name: /remove all passkeys too/ });
    expect(remove).not.toBeChecked();
    await userEvent.click(remove);
    await userEvent.click(button("Change password"));
    await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Password changed"));
    expect(actions.changePasswordAction).toHaveBeenCalledWith({
      currentPassword: "khichdi on a rainy day",
      password: "two mangoes and a lime",
      forgetsPasskeys: true,
    });
  });

  test("a wrong old one is said at its field", async () => {
    actions.changePasswordAction.mockResolvedValue({ ok: false, error: "password-wrong" });
    await change();

    await waitFor(() =>
      expect(screen.getByLabelText("Current password")).toHaveAccessibleDescription(
        /isn't your current password/,
      ),
    );
    expect(screen.getByLabelText("New password")).toHaveValue("two mangoes and a lime");
  });
});

describe("devices", () => {
  const session = (id: number, userAgent: string | null) => ({
    id,
    userAgent,
    place: id === 2 ? { ip: "49.36.0.1", country: "IN" } : null,
    createdAt: new Date("2026-11-20T03:00:00Z"),
    lastSeenAt: new Date("2026-11-20T15:34:00Z"),
  });
  const chrome = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36";
  const safari = "Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605 Version/18.0 Safari/605.1";
  const edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";

  test("shows this device first, each in plain words and Indian time", () => {
    renderWithTexts(
      <SessionList
        sessions={[session(1, chrome), session(2, safari), session(3, edge), session(4, null)]}
        currentId={2}
      />,
    );

    const rows = screen.getAllByRole("listitem");
    expect(rows.map((row) => within(row).getAllByText(/ on /)[0]?.textContent)).toEqual([
      "Safari on a Mac",
      "Chrome on Android",
      "Edge on Windows",
      "A browser on an unknown device",
    ]);
    expect(rows[0]).toHaveTextContent("This device");
    expect(rows[0]).toHaveTextContent("Last seen 20 Nov 2026, 21:04 at India (49.36.0.1), logged in");
    expect(rows[1]).toHaveTextContent("Last seen 20 Nov 2026, 21:04, logged in");
  });

  test("logs out the chosen device", async () => {
    actions.revokeSessionAction.mockResolvedValue({ ok: true, value: undefined });
    renderWithTexts(<SessionList sessions={[session(1, chrome), session(2, safari)]} currentId={2} />);
    await userEvent.click(button(/^Log out this device\s*Chrome on Android$/));

    expect(actions.revokeSessionAction).toHaveBeenCalledWith({ sessionId: 1 });
  });

  test("offers to log out everywhere else only when there is somewhere else", () => {
    const { unmount } = renderWithTexts(<SessionList sessions={[session(2, safari)]} currentId={2} />);
    expect(screen.queryByRole("button")).toBeNull();
    unmount();

    renderWithTexts(<SessionList sessions={[session(1, chrome), session(2, safari)]} currentId={2} />);
    expect(button("Log out everywhere else")).toBeVisible();
  });
});

test("a link in a letter can be followed, and nothing in it is taken for more than text", () => {
  const link = "http://127.0.0.1:3000/reset-password?token=a&email=b%40c";
  const { container } = renderWithTexts(
    <MailText text={`Open this:\n\n${link}\n\n<img src=x onerror=alert(1)>`} />,
  );

  expect(screen.getByRole("link", { name: link })).toHaveAttribute("href", link);
  expect(container.querySelector("img")).toBeNull();
  expect(container).toHaveTextContent("<img src=x onerror=alert(1)>");
});
