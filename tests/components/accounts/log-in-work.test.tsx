import { createHash } from "node:crypto";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { z } from "zod";
import { LogInForm } from "@/components/log-in/log-in-form";
import { firstWord } from "@/components/log-in/prove-work";
import { renderWithTexts } from "../../support/render";

const push = jest.fn();
const logIn = jest.fn();
jest.mock("next/navigation", () => ({
  useRouter: () => ({ push }),
  unstable_rethrow: () => undefined,
}));
jest.mock("@/lib/features/accounts/actions", () => ({ logInAction: (input: unknown) => logIn(input) }));

beforeEach(() => jest.resetAllMocks());

async function tryWith(email: string, secret: string) {
  renderWithTexts(<LogInForm />);
  await userEvent.type(screen.getByRole("textbox", { name: "Email" }), email);
  await userEvent.type(screen.getByLabelText("Password"), secret);
  await userEvent.click(screen.getByRole("button", { name: "Log in" }));
}

test("does the work that is asked for when too many had tried, and logs in with it", async () => {
  const asked = "8.29881234.abcdefghijkl.seal";
  logIn.mockResolvedValueOnce({ ok: false, error: "work-needed", fields: { work: asked } });
  logIn.mockResolvedValueOnce({ ok: true, value: { to: "/dashboard" } });
  await tryWith("meera@example.test", "the right one");

  await waitFor(() => expect(push).toHaveBeenCalledWith("/dashboard"));
  const [sent] = logIn.mock.lastCall ?? [];
  const work = expect.stringMatching(/^8\.29881234\.abcdefghijkl\.seal\.\d+$/);
  expect(sent).toEqual({ email: "meera@example.test", password: "the right one", next: undefined, work });
  const { work: shown } = z.object({ work: z.string() }).parse(sent);
  expect(createHash("sha256").update(shown).digest()[0]).toBe(0);
});

test("says so when even that was not enough", async () => {
  const fields = { work: "1.29881234.abcdefghijkl.seal" };
  logIn.mockResolvedValue({ ok: false, error: "work-needed", fields });
  await tryWith("meera@example.test", "the right one");

  expect(await screen.findByRole("alert")).toHaveTextContent(/takes a little longer now/);
  expect(logIn).toHaveBeenCalledTimes(2);
});

test("digests as everybody does, whatever the length", () => {
  for (let length = 0; length < 150; length += 1) {
    const text = "x".repeat(length);
    expect(firstWord(text) >>> 0).toBe(createHash("sha256").update(text).digest().readUInt32BE(0));
  }
});
