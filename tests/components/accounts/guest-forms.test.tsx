import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ForgotPasswordForm } from "@/components/accounts/forgot-password-form";
import { LogInForm } from "@/components/log-in/log-in-form";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import type { Route } from "@/lib/routes";
import { renderWithTexts } from "../../support/render";

const push = jest.fn();
const actions = {
  signUpAction: jest.fn(),
  logInAction: jest.fn(),
  requestResetAction: jest.fn(),
  resetPasswordAction: jest.fn(),
};
jest.mock("next/navigation", () => ({
  useRouter: () => ({ push }),
  unstable_rethrow: () => undefined,
}));
jest.mock("@/lib/features/accounts/actions", () => ({
  signUpAction: (input: unknown) => actions.signUpAction(input),
  logInAction: (input: unknown) => actions.logInAction(input),
  requestResetAction: (input: unknown) => actions.requestResetAction(input),
  resetPasswordAction: (input: unknown) => actions.resetPasswordAction(input),
}));

beforeEach(() => {
  jest.resetAllMocks();
  sessionStorage.clear();
});

const box = (name: string) => screen.getByRole("textbox", { name });
const password = (name = "Password") => screen.getByLabelText(name);
const button = (name: string) => screen.getByRole("button", { name });

describe("signing up", () => {
  const show = (next?: Route) =>
    renderWithTexts(
      <SignUpForm
        areas={["Nerul", "Vashi"]}
        home={{ city: "Navi Mumbai", state: "Maharashtra" }}
        next={next}
      />,
    );

  async function fillIn() {
    await userEvent.type(box("Full name"), "Meera Joshi");
    await userEvent.type(box("Email"), "meera@example.test");
    await userEvent.type(box("Phone"), "98200 11111");
    await userEvent.type(password(), "khichdi on a rainy day");
    await userEvent.type(box("Address line 1"), "12 Palm Beach Road");
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Area" }), "Vashi");
    await userEvent.type(box("PIN code"), "400703");
  }

  test("asks for what the contract names, with city and state filled in", () => {
    show();

    for (const name of ["Full name", "Email", "Phone", "Address line 1", "Address line 2", "PIN code"]) {
      expect(box(name)).toHaveValue("");
    }
    expect(password()).toHaveValue("");
    expect(box("City")).toHaveValue("Navi Mumbai");
    expect(box("State")).toHaveValue("Maharashtra");
    expect(screen.getByRole("combobox", { name: "Area" })).toHaveDisplayValue("Choose your area");
  });

  test("keeps in this tab what was typed and never sent, but no password, until the account is made", async () => {
    const { unmount } = show("/subscriptions/new?plan=3");
    await fillIn();
    unmount();

    const again = show("/bills");
    expect(box("Full name")).toHaveValue("Meera Joshi");
    expect(box("PIN code")).toHaveValue("400703");
    expect(screen.getByRole("combobox", { name: "Area" })).toHaveDisplayValue("Vashi");
    expect(password()).toHaveValue("");
    expect(JSON.stringify(sessionStorage)).not.toContain("khichdi");

    actions.signUpAction.mockResolvedValue({ ok: true, value: { to: "/bills" } });
    await userEvent.type(password(), "khichdi on a rainy day");
    await userEvent.click(button("Create account"));
    await waitFor(() => expect(push).toHaveBeenCalledWith("/bills"));
    expect(actions.signUpAction).toHaveBeenCalledWith(expect.objectContaining({ next: "/bills" }));
    again.unmount();
    show();
    expect(box("Full name")).toHaveValue("");
  });

  test("says at each empty field what is missing, puts the focus in the first, and sends nothing", async () => {
    show();
    await userEvent.click(button("Create account"));

    await waitFor(() => expect(box("Full name")).toHaveFocus());
    expect(box("Full name")).toHaveAccessibleDescription(/name as the driver should read it/);
    expect(box("Email")).toHaveAccessibleDescription(/looks like name@example.com/);
    expect(box("Phone")).toHaveAccessibleDescription(/10 digits/);
    expect(box("Address line 1")).toHaveAccessibleDescription(/the flat and the building/);
    expect(box("PIN code")).toHaveAccessibleDescription(/6 digits/);
    expect(password()).toBeInvalid();
    expect(screen.getByRole("combobox", { name: "Area" })).toHaveAccessibleDescription(/one of the areas/);
    expect(box("Address line 2")).toBeValid();
    expect(actions.signUpAction).not.toHaveBeenCalled();
  });

  test.each([
    ["Phone", "12345", /10 digits/],
    ["PIN code", "4007", /6 digits/],
    ["Email", "meera", /looks like name@example.com/],
  ])("says at the field %s why %p won't do", async (name, value, words) => {
    show();
    await userEvent.type(box(name), value);
    await userEvent.click(button("Create account"));

    await waitFor(() => expect(box(name)).toHaveAccessibleDescription(words));
    expect(box(name)).toHaveValue(value);
  });

  test("goes where the answer says, with the page that was asked for sent along", async () => {
    actions.signUpAction.mockResolvedValue({ ok: true, value: { to: "/subscriptions/new?plan=3" } });
    show("/subscriptions/new?plan=3");
    await fillIn();
    await userEvent.click(button("Create account"));

    await waitFor(() => expect(push).toHaveBeenCalledWith("/subscriptions/new?plan=3"));
    expect(actions.signUpAction).toHaveBeenCalledWith(
      expect.objectContaining({ phone: "98200 11111", area: "Vashi", next: "/subscriptions/new?plan=3" }),
    );
  });

  test.each([
    ["password-common", "Password", /guessed first/],
    ["password-personal", "Password", /your own name/],
  ])("a refusal %p stands at the field %s and what was typed stays", async (error, label, words) => {
    actions.signUpAction.mockResolvedValue({ ok: false, error });
    show();
    await fillIn();
    await userEvent.click(button("Create account"));

    await waitFor(() => expect(screen.getByLabelText(label)).toHaveAccessibleDescription(words));
    expect(screen.getByLabelText(label)).toHaveFocus();
    expect(box("Full name")).toHaveValue("Meera Joshi");
    expect(password()).toHaveValue("khichdi on a rainy day");
    expect(push).not.toHaveBeenCalled();
  });

  test("an unexpected fault is told with its reference", async () => {
    actions.signUpAction.mockResolvedValue({ ok: false, error: "unexpected", reference: "AB12CD34" });
    show();
    await fillIn();
    await userEvent.click(button("Create account"));

    expect(await screen.findByRole("alert")).toHaveTextContent("AB12CD34");
    expect(box("Email")).toHaveValue("meera@example.test");
  });
});

describe("logging in", () => {
  async function tryWith(email: string, secret: string) {
    renderWithTexts(<LogInForm />);
    await userEvent.type(box("Email"), email);
    await userEvent.type(password(), secret);
    await userEvent.click(button("Log in"));
  }

  test("says one thing whether e-mail or password is wrong, and keeps both", async () => {
    actions.logInAction.mockResolvedValue({ ok: false, error: "wrong-credentials" });
    await tryWith("meera@example.test", "a wrong one");

    expect(await screen.findByRole("alert")).toHaveTextContent(/don't match/);
    expect(box("Email")).toHaveValue("meera@example.test");
    expect(password()).toHaveValue("a wrong one");
  });

  test("opens the page of the person's role", async () => {
    actions.logInAction.mockResolvedValue({ ok: true, value: { to: "/admin" } });
    await tryWith("owner@example.test", "the right one");

    await waitFor(() => expect(push).toHaveBeenCalledWith("/admin"));
  });

  test("says how long to wait after too many tries", async () => {
    actions.logInAction.mockResolvedValue({ ok: false, error: "too-many-tries" });
    await tryWith("meera@example.test", "guess");

    expect(await screen.findByRole("alert")).toHaveTextContent(/quarter of an hour/);
  });

  test("can show the password", async () => {
    renderWithTexts(<LogInForm />);
    expect(password()).toHaveAttribute("type", "password");
    await userEvent.click(button("Show password"));
    expect(password()).toHaveAttribute("type", "text");
  });
});

describe("a forgotten password", () => {
  test("answers with the same sentence for every e-mail", async () => {
    actions.requestResetAction.mockResolvedValue({ ok: true, value: undefined });
    renderWithTexts(<ForgotPasswordForm />);
    await userEvent.type(box("Email"), "nobody@example.test");
    await userEvent.click(button("Send the link"));

    await waitFor(() =>
      expect(screen.getByRole("status")).toHaveTextContent(/If there is an account with this email/),
    );
  });

  test("a used or old link says to ask for a new one", async () => {
    actions.resetPasswordAction.mockResolvedValue({ ok: false, error: "link-invalid" });
    renderWithTexts(<ResetPasswordForm email="meera@example.test" token="t" />);
    await userEvent.type(password("New password"), "two mangoes and a lime");
    await userEvent.click(button("Save the new password"));

    expect(await screen.findByRole("alert")).toHaveTextContent(
      /already been used or is more than an hour old/,
    );
    expect(actions.resetPasswordAction).toHaveBeenCalledWith({
      email: "meera@example.test",
      token: "t",
      password: "two mangoes and a lime",
      phone: "",
    });
  });

  test("goes on to log in with the new password", async () => {
    actions.resetPasswordAction.mockResolvedValue({ ok: true, value: undefined });
    renderWithTexts(<ResetPasswordForm email="meera@example.test" token="t" />);
    await userEvent.type(password("New password"), "two mangoes and a lime");
    await userEvent.click(button("Save the new password"));

    await waitFor(() => expect(push).toHaveBeenCalledWith("/login?changed=1"));
  });

  test("a short new password is refused at its field", async () => {
    renderWithTexts(<ResetPasswordForm email="meera@example.test" token="t" />);
    await userEvent.type(password("New password"), "short");
    await userEvent.click(button("Save the new password"));

    await waitFor(() =>
      expect(password("New password")).toHaveAccessibleDescription(/at least 12 characters/i),
    );
    expect(actions.resetPasswordAction).not.toHaveBeenCalled();
  });
});
