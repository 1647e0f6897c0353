// A form's schema comes with the first thing typed; where it can't come, the server has the word alone.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import type { LazySchema } from "@/components/plain/lazy-schema";
import { useActionForm } from "@/components/press/use-action-form";
import type { ActionResult } from "@/lib/access/action-result";
import { renderWithTexts } from "../../support/render";

type Note = { note: string };
const checked = z.object({ note: z.string().min(5) });

function Sample({
  schema,
  action,
}: {
  schema: LazySchema<Note, Note>;
  action: (input: unknown) => Promise<ActionResult<void, never>>;
}) {
  const state = useActionForm({
    schema,
    action,
    defaultValues: { note: "" },
    onSuccess: () => {},
    keepAs: null,
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>Send</SubmitButton>}>
      <TextField control={state.control} name="note" label="Note" />
    </ActionForm>
  );
}

function setUp(schema: LazySchema<Note, Note>) {
  const action = jest.fn(async (): Promise<ActionResult<void, never>> => ({ ok: true, value: undefined }));
  const load = jest.fn(schema);
  renderWithTexts(<Sample schema={load} action={action} />);
  return { action, load };
}

test("nothing comes before something is typed, and then what it says holds", async () => {
  const user = userEvent.setup();
  const { action, load } = setUp(async () => checked);
  expect(load).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText("Note"), "ab");
  expect(load).toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Send" }));
  await waitFor(() => expect(screen.getByLabelText("Note")).toBeInvalid());
  expect(action).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText("Note"), "cdef");
  await user.click(screen.getByRole("button", { name: "Send" }));
  await waitFor(() => expect(action).toHaveBeenCalledWith({ note: "abcdef" }, expect.anything()));
});

test("where it can't come the press goes to the server as it was typed", async () => {
  const user = userEvent.setup();
  const { action } = setUp(() => Promise.reject(new Error("Failed to load chunk")));
  await user.type(screen.getByLabelText("Note"), "ab");
  await user.click(screen.getByRole("button", { name: "Send" }));
  await waitFor(() => expect(action).toHaveBeenCalledWith({ note: "ab" }, expect.anything()));
});
