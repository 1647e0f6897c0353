import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { renderWithTexts } from "../../support/render";

const reset = jest.fn();
const push = jest.fn();
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ push: (to: string) => push(to) }),
}));
jest.mock("@/lib/features/accounts/actions", () => ({
  resetPasswordAction: (input: unknown) => reset(input),
}));

test("where several claim the address the phone number is asked for, and a wrong one said at its field", async () => {
  reset.mockResolvedValueOnce({ ok: false, error: "phone-needed" });
  reset.mockResolvedValueOnce({ ok: false, error: "phone-unknown" });
  reset.mockResolvedValueOnce({ ok: true, value: undefined });
  renderWithTexts(<ResetPasswordForm email="meera@example.test" token="t" />);
  const press = () => userEvent.click(screen.getByRole("button", { name: "Save the new password" }));
  expect(screen.queryByRole("textbox", { name: "Phone" })).toBeNull();
  await userEvent.type(screen.getByLabelText("New password"), "two mangoes and a lime");
  await press();
  const phone = await screen.findByRole("textbox", { name: "Phone" });
  expect(phone).toHaveAccessibleDescription(/More than one account/);
  await userEvent.type(phone, "98200 55501");
  await press();
  await waitFor(() => expect(phone).toHaveAccessibleDescription(/No account with this email has that phone/));
  await userEvent.clear(phone);
  await userEvent.type(phone, "9820055502");
  await press();
  await waitFor(() => expect(push).toHaveBeenCalledWith("/login?changed=1"));
  expect(reset.mock.calls.map(([{ phone: sent }]) => sent)).toEqual(["", "98200 55501", "9820055502"]);
});
