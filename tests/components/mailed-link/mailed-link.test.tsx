import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToString } from "react-dom/server";
import { carryOn } from "@/components/mailed-link/carry-on";
import { MailedLink } from "@/components/mailed-link/mailed-link";
import { WithoutScript } from "@/components/mailed-link/without-script";
import { renderWithTexts, withTexts } from "../../support/render";

const openLinkAction = jest.fn();
jest.mock("next/navigation", () => ({
  useRouter: () => ({ push: jest.fn() }),
  unstable_rethrow: () => undefined,
}));
jest.mock("@/lib/features/mailed-links/actions", () => ({
  openLinkAction: (input: unknown) => openLinkAction(input),
}));
jest.mock("@/lib/features/accounts/actions", () => ({}));
jest.mock("@/lib/features/email-proof/actions", () => ({}));
jest.mock("@/lib/features/staff/actions", () => ({}));

beforeEach(() => {
  jest.resetAllMocks();
  window.history.replaceState(null, "", "/");
});

const openedAt = (address: string) => window.history.replaceState(null, "", address);
const heading = () => screen.getByRole("heading", { level: 1 });

test("what stands behind the # is asked about, and the form appears", async () => {
  openedAt("/reset-password#token=abc&email=meera%40example.test");
  openLinkAction.mockResolvedValue({
    ok: true,
    value: { page: "reset-password", email: "meera@example.test", token: "abc" },
  });
  renderWithTexts(<MailedLink page="reset-password" />);
  expect(await screen.findByLabelText("New password")).toBeVisible();
  expect(screen.getByText(/account of meera@example.test/)).toBeVisible();
  expect(openLinkAction).toHaveBeenCalledTimes(1);
  expect(openLinkAction).toHaveBeenCalledWith({
    page: "reset-password",
    email: "meera@example.test",
    token: "abc",
  });
});

test("a link that did not reach us is opened by another press", async () => {
  openedAt("/join#token=7.secret");
  const value = { page: "join", fullname: "Imran", role: "driver", login: "9870012345", token: "7.secret" };
  openLinkAction.mockResolvedValueOnce({ ok: false, error: "rate-limited" });
  openLinkAction.mockResolvedValueOnce({ ok: true, value });
  renderWithTexts(<MailedLink page="join" />);
  await userEvent.click(await screen.findByRole("button", { name: "Open the link" }));
  await waitFor(() => expect(heading()).toHaveTextContent("Welcome, Imran"));
});

test("a link that is over offers no other press", async () => {
  openedAt("/join#token=7.secret");
  openLinkAction.mockResolvedValue({ ok: false, error: "invitation-over" });
  renderWithTexts(<MailedLink page="join" />);
  await screen.findByRole("alert");
  expect(screen.queryByRole("button")).toBeNull();
});

test("who is invited is welcomed by name, with what they will log in with", async () => {
  openedAt("/join#token=7.secret");
  const value = { page: "join", fullname: "Imran", role: "driver", login: "9870012345", token: "7.secret" };
  openLinkAction.mockResolvedValue({ ok: true, value });
  renderWithTexts(<MailedLink page="join" />);
  await waitFor(() => expect(heading()).toHaveTextContent("Welcome, Imran"));
  expect(screen.getByText(/Your role is driver.*9870012345/i)).toBeVisible();
});

test("a link of before, with its secret in the search, opens as well and leaves nothing there", async () => {
  openedAt("/change-email?token=7.secret");
  const value = {
    page: "change-email",
    email: "old@example.test",
    claimed: "new@example.test",
    token: "7.secret",
  };
  openLinkAction.mockResolvedValue({ ok: true, value });
  renderWithTexts(<MailedLink page="change-email" />);
  expect(await screen.findByText(/from old@example.test to new@example.test/)).toBeVisible();
  expect(window.location.search).toBe("");
  expect(window.location.hash).toBe("#token=7.secret");
});

test("one that is over says so, and one that is cut short is asked about nowhere", async () => {
  openedAt("/join#token=7.secret");
  openLinkAction.mockResolvedValue({ ok: false, error: "invitation-over" });
  const { unmount } = renderWithTexts(<MailedLink page="join" />);
  expect(await screen.findByRole("alert")).toHaveTextContent(/invitation/i);
  expect(heading()).toHaveTextContent("Your invitation");
  unmount();

  openLinkAction.mockClear();
  openedAt("/reset-password");
  renderWithTexts(<MailedLink page="reset-password" />);
  expect(await screen.findByText(/This link is incomplete/)).toBeVisible();
  expect(openLinkAction).not.toHaveBeenCalled();
});

test("the server's page has its heading, and a sentence for who has no script", () => {
  openedAt("/reset-password#token=abc&email=meera%40example.test");
  const html = renderToString(
    withTexts(
      <>
        <MailedLink page="reset-password" />
        <WithoutScript />
      </>,
    ),
  );
  expect(html).toContain("Choose a new password</h1>");
  expect(html).toMatch(/<noscript>.*needs JavaScript.*<\/noscript>/s);
  expect(html).not.toContain("abc");
});

test("who logs in first takes along what the link carries", () => {
  openedAt("/login?next=%2Fprove-email#token=abc");
  expect(carryOn("/prove-email")).toBe("/prove-email#token=abc");
  openedAt("/login");
  expect(carryOn("/dashboard")).toBe("/dashboard");
});
