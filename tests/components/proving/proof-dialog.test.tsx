// A press that asks for a proof: the dialog comes once, the press goes on with its own key, and nothing typed is lost.
import "@testing-library/jest-dom";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { ProofDialog } from "@/components/proving/proof-dialog";
import type { ActionResult } from "@/lib/access/action-result";
import { proveAction, proveByPasskeyAction, proveOptionsAction } from "@/lib/features/proving/actions";
import { renderWithTexts } from "../../support/render";

const startAuthentication = jest.fn();
jest.mock("@simplewebauthn/browser", () => ({
  startAuthentication: (...given: unknown[]) => startAuthentication(...given),
}));
jest.mock("@/lib/features/proving/actions", () => ({
  proveAction: jest.fn(),
  proveByPasskeyAction: jest.fn(),
  proveOptionsAction: jest.fn(),
}));

const act = jest.fn<Promise<ActionResult<void, never>>, [unknown, string?]>();
const asked = { ok: false, error: "proof-needed" } as const;
const done = { ok: true, value: undefined } as const;

beforeEach(() => {
  jest.resetAllMocks();
  act.mockResolvedValueOnce(asked).mockResolvedValueOnce(done);
});

function Form() {
  const state = useActionForm({
    schema: async () => z.object({ reason: z.string() }),
    action: act,
    defaultValues: { reason: "" },
    keepAs: null,
    onSuccess: () => {},
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>Refund</SubmitButton>}>
      <TextField control={state.control} name="reason" label="Reason" />
    </ActionForm>
  );
}

async function pressed(hasPasskeys = false) {
  const user = userEvent.setup();
  renderWithTexts(
    <>
      <Form />
      <ProofDialog hasPasskeys={hasPasskeys} />
    </>,
  );
  await user.type(screen.getByLabelText("Reason"), "Cold food");
  await user.click(screen.getByRole("button", { name: "Refund" }));
  return { user, dialog: within(await screen.findByRole("dialog", { name: "Is it still you?" })) };
}

test("a wrong password is refused in words; the right one lets the press go on, with the same key", async () => {
  const { user, dialog } = await pressed();
  jest.mocked(proveAction).mockResolvedValueOnce({ ok: false, error: "password-wrong" });
  await user.type(dialog.getByLabelText("Your password"), "guess");
  await user.click(dialog.getByRole("button", { name: "Go on" }));
  expect(await dialog.findByText(/This isn't your password/)).toBeInTheDocument();
  expect(dialog.getByLabelText("Your password")).toHaveFocus();
  expect(act).toHaveBeenCalledTimes(1);

  jest.mocked(proveAction).mockResolvedValueOnce({ ok: true, value: undefined });
  await user.clear(dialog.getByLabelText("Your password"));
  await user.type(dialog.getByLabelText("Your password"), "the right one");
  await user.click(dialog.getByRole("button", { name: "Go on" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(proveAction).toHaveBeenLastCalledWith({ currentPassword: "the right one" }, expect.any(String));
  await waitFor(() => expect(act).toHaveBeenCalledTimes(2));
  expect(act.mock.calls[1]).toEqual(act.mock.calls[0]);
  expect(screen.getByLabelText("Reason")).toHaveValue("Cold food");
});

test("who closes it is told that nothing was done, and keeps what was typed; the next press asks again", async () => {
  const { user, dialog } = await pressed();
  await user.click(dialog.getByRole("button", { name: "Close" }));
  expect(await screen.findByText(/asks for your password first, so it is not done yet/)).toBeInTheDocument();
  expect(screen.getByLabelText("Reason")).toHaveValue("Cold food");
  expect(act).toHaveBeenCalledTimes(1);
  act.mockReset().mockResolvedValueOnce(asked);
  await user.click(screen.getByRole("button", { name: "Refund" }));
  expect(await screen.findByRole("dialog", { name: "Is it still you?" })).toBeInTheDocument();
});

test("too many tries are said in words above the button", async () => {
  const { user, dialog } = await pressed();
  jest.mocked(proveAction).mockResolvedValueOnce({ ok: false, error: "rate-limited" });
  await user.type(dialog.getByLabelText("Your password"), "guess");
  await user.click(dialog.getByRole("button", { name: "Go on" }));
  expect(await dialog.findByText(/too many tries/)).toBeInTheDocument();
});

test("a passkey proves it as well, where the address has any", async () => {
  const { user, dialog } = await pressed(true);
  const options = { challenge: "AAAA" };
  jest.mocked(proveOptionsAction).mockResolvedValue({ ok: true, value: options });
  startAuthentication.mockRejectedValueOnce(new Error("left"));
  await user.click(dialog.getByRole("button", { name: "Use a passkey" }));
  expect(await dialog.findByText(/No passkey was chosen/)).toBeInTheDocument();

  startAuthentication.mockResolvedValueOnce({ id: "key" });
  jest.mocked(proveByPasskeyAction).mockResolvedValueOnce({ ok: true, value: undefined });
  await user.click(dialog.getByRole("button", { name: "Use a passkey" }));
  await waitFor(() => expect(act).toHaveBeenCalledTimes(2));
  expect(startAuthentication).toHaveBeenLastCalledWith({ optionsJSON: options });
  expect(proveByPasskeyAction).toHaveBeenCalledWith({ response: { id: "key" } }, expect.any(String));
});

test("a numeric address offers no passkey", async () => {
  const { dialog } = await pressed();
  expect(dialog.queryByRole("button", { name: "Use a passkey" })).not.toBeInTheDocument();
});
