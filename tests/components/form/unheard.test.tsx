// What a form says and does when its press is not answered: each way of not being answered has its own sentence.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { z } from "zod";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import type { ActionResult } from "@/lib/access/action-result";
import { renderWithTexts } from "../../support/render";

type Answer = ActionResult<{ id: number }, "full">;
type Act = (input: unknown, key?: string) => Promise<Answer>;

const isOld = new WeakSet<Error>();
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => {},
  unstable_isUnrecognizedActionError: (fault: Error) => isOld.has(fault),
}));

const loadPageAnew = jest.fn();
jest.mock("@/components/press/line", () => ({
  ...jest.requireActual("@/components/press/line"),
  loadPageAnew: () => loadPageAnew(),
}));

const schema = z.object({ note: z.string().min(1), password: z.string() });

function Sample({ action, onSuccess }: { action: Act; onSuccess: (value: { id: number }) => void }) {
  const defaultValues = { note: "", password: "" };
  const state = useActionForm({
    schema: async () => schema,
    action,
    defaultValues,
    onSuccess,
    keepAs: "sample",
    refusalText: (error) => error,
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>Send</SubmitButton>}>
      <TextField control={state.control} name="note" label="Note" />
      <TextField control={state.control} name="password" label="Password" />
    </ActionForm>
  );
}

/** What the server says of the key that it is asked about, one answer after the other; `null`: it does not answer. */
function whenAsked(...answers: (object | null)[]) {
  const asked = jest.fn(async (_url: string, request: { body: string }) => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new TypeError("fetch failed");
    return { ok: true, json: async () => ({ ...answer, asked: request.body }) };
  });
  Object.assign(globalThis, { fetch: asked });
  return asked;
}

function setUp(action: Act) {
  const onSuccess = jest.fn();
  const sent = jest.fn(action);
  const { unmount } = renderWithTexts(<Sample action={sent} onSuccess={onSuccess} />);
  return { sent, onSuccess, unmount, user: userEvent.setup() };
}

const LOST = new TypeError("Failed to fetch");
const lost: Act = () => Promise.reject(LOST);
/** The first press gets lost, the next is answered. */
const lostOnce = (): Act => {
  let presses = 0;
  return async () => {
    presses += 1;
    if (presses === 1) throw LOST;
    return { ok: true, value: { id: 7 } };
  };
};

const button = () => screen.getByRole("button", { name: "Send" });

async function press(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByRole("textbox", { name: "Note" }), "dal");
  await user.click(button());
}

beforeEach(() => {
  sessionStorage.clear();
  jest.spyOn(navigator, "onLine", "get").mockReturnValue(true);
});
afterEach(() => jest.restoreAllMocks());

const said = async (words: string) => expect(await screen.findByRole("alert")).toHaveTextContent(words);

test("not sent: says so, asks nobody, and keeps the text", async () => {
  jest.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  const asked = whenAsked({ state: "withdrawn" });
  const { sent, user } = setUp(lost);
  await press(user);
  await said("You were offline, so this was not sent");
  expect([sent.mock.calls.length, asked.mock.calls.length]).toEqual([0, 0]);
  expect(screen.getByRole("textbox", { name: "Note" })).toHaveValue("dal");
});

test("not answered: says that nobody knows yet, and that alone, until the server says that it was done", async () => {
  const asked = whenAsked(null, { state: "under-way" }, { state: "done", value: { id: 7 } });
  const { sent, onSuccess, user } = setUp(lostOnce());
  await press(user);
  await said("we don't know yet whether this was done");
  expect(button()).toHaveAttribute("aria-busy", "true");
  window.dispatchEvent(new Event("online"));
  await waitFor(() => expect(onSuccess).toHaveBeenCalledWith({ id: 7 }, expect.anything()), {
    timeout: 5_000,
  });
  const [[, first], [, second]] = [sent.mock.calls[0] ?? [], sent.mock.calls[1] ?? []];
  expect(second).toBe(first);
  expect(asked.mock.calls.map(([, { body }]) => body)).toEqual(Array(3).fill(JSON.stringify({ key: first })));
  await waitFor(() => expect(screen.queryByRole("alert")).not.toBeInTheDocument());
});

test("not reached: only once the server says that it gave the key up; the next press has a new one", async () => {
  whenAsked({ state: "withdrawn" });
  const { sent, onSuccess, user } = setUp(lostOnce());
  await press(user);
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("did not reach us"));
  await user.click(button());
  await waitFor(() => expect(onSuccess).toHaveBeenCalled());
  expect(sent.mock.calls[1]?.[1]).not.toBe(sent.mock.calls[0]?.[1]);
});

test("refused on the way: another sentence than a lost one", async () => {
  whenAsked({ state: "withdrawn" });
  const { user } = setUp(() =>
    Promise.reject(new Error("An unexpected response was received from the server.")),
  );
  await press(user);
  await waitFor(() =>
    expect(screen.getByRole("alert")).toHaveTextContent("Something on the way to us refused"),
  );
});

test("begun and broken off: says that too", async () => {
  whenAsked({ state: "broke-off" });
  const { user } = setUp(lost);
  await press(user);
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("broke off on our side"));
});

test("signed out: leads to log in and back, and the text is there again, but no password", async () => {
  const { unmount, user } = setUp(async () => ({ ok: false, error: "signed-out" }));
  await user.type(screen.getByRole("textbox", { name: "Password" }), "secret");
  await press(user);
  await said("You have been logged out, so this was not done");
  expect(screen.getByRole("link", { name: "Log in" })).toHaveAttribute("href", "/login?next=%2F");
  unmount();
  setUp(lost);
  expect(screen.getByRole("textbox", { name: "Note" })).toHaveValue("dal");
  expect(screen.getByRole("textbox", { name: "Password" })).toHaveValue("");
});

test("asked about in another session: nobody else hears it, and log-in leads back to the asking", async () => {
  whenAsked({ state: "not-yours" });
  const { unmount, user } = setUp(lost);
  await press(user);
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("before we could tell"));
  unmount();
  whenAsked({ state: "done", value: { id: 9 } });
  const { onSuccess } = setUp(lost);
  await waitFor(() => expect(onSuccess).toHaveBeenCalledWith({ id: 9 }, expect.anything()));
});

test("the product was updated: after the page came anew it says so, with the text", async () => {
  const old = new Error("old");
  isOld.add(old);
  const { unmount, user } = setUp(() => Promise.reject(old));
  await press(user);
  await said("TiffinTrack was updated");
  expect(loadPageAnew).toHaveBeenCalledTimes(1);
  unmount();
  setUp(() => Promise.reject(old));
  await said("TiffinTrack was updated");
  expect(screen.getByRole("textbox", { name: "Note" })).toHaveValue("dal");
  await userEvent.click(button());
  await waitFor(() => expect(button()).not.toHaveAttribute("aria-busy", "true"));
  expect(loadPageAnew).toHaveBeenCalledTimes(1);
});

test("a press without an answer is asked about when the page is opened again, before anything can be pressed", async () => {
  whenAsked(null);
  const { sent, unmount, user } = setUp(lost);
  await press(user);
  await said("we don't know yet");
  unmount();
  const asked = whenAsked({ state: "done", value: { id: 8 } });
  const { sent: again, onSuccess } = setUp(lost);
  await waitFor(() => expect(onSuccess).toHaveBeenCalledWith({ id: 8 }, expect.anything()));
  expect(asked.mock.calls[0]?.[1].body).toBe(JSON.stringify({ key: sent.mock.calls[0]?.[1] }));
  expect(again).not.toHaveBeenCalled();
});
