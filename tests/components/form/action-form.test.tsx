import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { DateField } from "@/components/form/date-field";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { WeekdaysField } from "@/components/form/weekdays-field";
import type { ActionResult } from "@/lib/access/action-result";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

type Answer = ActionResult<{ id: number }, "email-taken" | "full">;

const schema = z.object({
  fullname: z.string().trim().min(1).max(20),
  phone: z.string().regex(/^\d{10}$/, "phone"),
  password: z.string().min(12, "password-short"),
  startDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "date"),
  weekdays: z.array(z.number()).min(1, "weekdays"),
});

const words = { "email-taken": "There is an account already.", full: "The kitchen is full." };

type SampleProps = {
  action: (input: unknown) => Promise<Answer>;
  onSuccess: (value: { id: number }) => void;
};

function Sample({ action, onSuccess }: SampleProps) {
  const state = useActionForm({
    schema: async () => schema,
    action,
    keepAs: null,
    defaultValues: { fullname: "", phone: "", password: "", startDate: "", weekdays: [1, 2, 3] },
    onSuccess,
    refusalText: (error) => words[error],
    refusalField: { "email-taken": "fullname" },
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>Send</SubmitButton>}>
      <TextField control={state.control} name="fullname" label="Full name" />
      <TextField control={state.control} name="phone" label="Phone" hint="10 digits" />
      <PasswordField control={state.control} name="password" label="Password" autoComplete="new-password" />
      <DateField
        control={state.control}
        name="startDate"
        label="Start date"
        today={parsePlainDate("2026-11-21")}
      />
      <WeekdaysField control={state.control} name="weekdays" label="Delivery days" />
    </ActionForm>
  );
}

const typed = {
  fullname: " Asha ",
  phone: "9820012345",
  password: "quiet steel dabba",
  startDate: "2026-11-24",
  weekdays: [1, 2, 3, 6],
};

function setUp(action: (input: unknown) => Promise<Answer>) {
  const onSuccess = jest.fn();
  const sent = jest.fn(action);
  renderWithTexts(<Sample action={sent} onSuccess={onSuccess} />);
  return { sent, onSuccess, user: userEvent.setup() };
}

async function fillIn(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByRole("textbox", { name: "Full name" }), typed.fullname);
  await user.type(screen.getByRole("textbox", { name: "Phone" }), typed.phone);
  await user.type(screen.getByLabelText("Password"), typed.password);
  await user.type(screen.getByRole("textbox", { name: "Start date" }), typed.startDate);
  await user.click(screen.getByRole("checkbox", { name: "Saturday" }));
}

const send = () => screen.getByRole("button", { name: "Send" });

test("says what is wrong at each field, moves to the first, and sends nothing", async () => {
  const { sent, user } = setUp(async () => ({ ok: true, value: { id: 1 } }));
  await user.type(screen.getByRole("textbox", { name: "Phone" }), "12");
  await user.click(send());
  const name = screen.getByRole("textbox", { name: "Full name" });
  expect(name).toHaveFocus();
  expect(name).toHaveAccessibleDescription("Please fill this in.");
  const phone = screen.getByRole("textbox", { name: "Phone" });
  expect(phone).toBeInvalid();
  expect(phone).toHaveAccessibleDescription(/10 digits, for example/);
  expect(phone).toHaveValue("12");
  expect(sent).not.toHaveBeenCalled();
});

test("sends what was typed, once, however often the button is pressed", async () => {
  let answer: (result: Answer) => void = () => {};
  const { sent, onSuccess, user } = setUp(() => new Promise((resolve) => (answer = resolve)));
  await fillIn(user);
  await user.click(send());
  await user.click(send());
  expect(send()).toHaveAttribute("aria-busy", "true");
  expect(sent.mock.calls).toEqual([[typed, A_KEY]]);
  await act(async () => answer({ ok: true, value: { id: 7 } }));
  expect(onSuccess).toHaveBeenCalledWith({ id: 7 }, sent.mock.calls[0]?.[0]);
});

test("puts the server's field messages at their fields and keeps the text", async () => {
  const { user } = setUp(async () => ({ ok: false, error: "invalid", fields: { phone: "phone" } }));
  await fillIn(user);
  await user.click(send());
  const phone = screen.getByRole("textbox", { name: "Phone" });
  await waitFor(() => expect(phone).toHaveAccessibleDescription(/10 digits, for example/));
  expect(phone).toHaveFocus();
  expect(phone).toHaveValue(typed.phone);
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("puts a refusal at the field it belongs to", async () => {
  const { user } = setUp(async () => ({ ok: false, error: "email-taken" }));
  await fillIn(user);
  await user.click(send());
  const name = screen.getByRole("textbox", { name: "Full name" });
  await waitFor(() => expect(name).toHaveAccessibleDescription("There is an account already."));
});

test.each<[string, Answer, string]>([
  ["one of the action's own reasons", { ok: false, error: "full" }, "The kitchen is full."],
  ["a fault, with its reference", { ok: false, error: "unexpected", reference: "a1b2" }, "reference a1b2"],
  ["too many tries", { ok: false, error: "rate-limited" }, "Wait a minute"],
])("tells %s", async (_name, answer, words) => {
  const { user } = setUp(async () => answer);
  await fillIn(user);
  await user.click(send());
  expect(await screen.findByRole("alert")).toHaveTextContent(words);
  expect(screen.getByRole("textbox", { name: "Full name" })).toHaveValue(typed.fullname);
});

test("offers to log in when the session is over", async () => {
  const { user } = setUp(async () => ({ ok: false, error: "signed-out" }));
  await fillIn(user);
  await user.click(send());
  await screen.findByRole("alert");
  expect(screen.getByRole("link", { name: "Log in" })).toHaveAttribute("href", "/login?next=%2F");
});

test("shows and hides the password without another control of its name", async () => {
  const { user } = setUp(async () => ({ ok: true, value: { id: 1 } }));
  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "password");
  await user.click(screen.getByRole("button", { name: "Show password" }));
  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "text");
});

test("a day can be typed or chosen in the calendar, and is said in words", async () => {
  const { user } = setUp(async () => ({ ok: true, value: { id: 1 } }));
  const box = screen.getByLabelText("Start date");
  await user.type(box, "2026-11-24");
  expect(box).toHaveAccessibleDescription("Tuesday 24 November 2026");
  await user.click(screen.getByRole("button", { name: "Choose a date in a calendar" }));
  await user.click(screen.getByRole("button", { name: "Friday 27 November 2026" }));
  expect(box).toHaveValue("Fri 27 Nov 2026");
});
