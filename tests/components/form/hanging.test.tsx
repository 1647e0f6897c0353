// A press that hangs: it neither fails nor is answered. After a while the page says so and asks; what comes first is shown, once.
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RefusalAlert } from "@/components/press/refusal-alert";
import type { Action } from "@/components/press/server-call";
import { useAction } from "@/components/press/use-action";
import type { ActionResult } from "@/lib/access/action-result";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => {},
  unstable_isUnrecognizedActionError: () => false,
}));

type Answer = ActionResult<number, never>;

/** As Next.js sends an action. */
const press: Action<number, never> = async (input, key) => {
  const body = JSON.stringify([input, key]);
  const answer = await fetch("/here", { method: "POST", headers: { "next-action": "1" }, body });
  return answer.json();
};

const isPress = (request: RequestInit) => new Headers(request.headers).has("next-action");

/** What the server says, in turn; a press is not answered unless a test says how. */
class Server {
  asked: object[] = [];
  presses: { body: unknown; answer: (value: Answer) => void; isGivenUp: () => boolean }[] = [];
  answersFrom = Infinity;

  fetch = (_address: string, request: RequestInit): Promise<{ ok: true; json: () => Promise<unknown> }> =>
    isPress(request) ? this.press(request) : this.ask();

  private ask(): Promise<{ ok: true; json: () => Promise<unknown> }> {
    const [state] = this.asked.length > 1 ? this.asked.splice(0, 1) : this.asked;
    return state
      ? Promise.resolve({ ok: true, json: async () => state })
      : Promise.reject(new TypeError("Failed to fetch"));
  }

  private press({ body, signal }: RequestInit): Promise<{ ok: true; json: () => Promise<unknown> }> {
    return new Promise((resolve, reject) => {
      const answer = (value: Answer) => resolve({ ok: true, json: async () => value });
      signal?.addEventListener("abort", () => reject(new DOMException("given up", "AbortError")));
      this.presses.push({ body, answer, isGivenUp: () => signal?.aborted === true });
      if (this.presses.length > this.answersFrom) answer({ ok: true, value: 7 });
    });
  }
}

function Sample({ onSuccess }: { onSuccess: (value: number) => void }) {
  const { run, pending, refusal } = useAction({ action: press, onSuccess });
  return (
    <>
      <button type="button" aria-busy={pending} onClick={() => run({ day: 1 })}>
        Send
      </button>
      <RefusalAlert refusal={refusal} />
    </>
  );
}

async function pressed(...asked: object[]) {
  const server = new Server();
  server.asked = asked;
  Object.assign(globalThis, { fetch: server.fetch });
  const onSuccess = jest.fn();
  const { unmount } = renderWithTexts(<Sample onSuccess={onSuccess} />);
  await userEvent.setup({ advanceTimers: jest.advanceTimersByTime }).click(screen.getByText("Send"));
  return { server, onSuccess, unmount };
}

const after = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const said = () => screen.queryByRole("alert")?.textContent ?? "";
const done = { state: "done", value: 7 };

beforeEach(() => jest.useFakeTimers({ doNotFake: ["performance"] }));
afterEach(() => jest.useRealTimers());

test("says nothing within fifteen seconds, then that nobody knows yet", async () => {
  await pressed({ state: "under-way" });
  await after(14_900);
  expect(said()).toBe("");
  await after(200);
  expect(said()).toContain("we don't know yet whether this was done");
  expect(screen.getByText("Send")).toHaveAttribute("aria-busy", "true");
});

test("never reached the server: says so only after the asking, and lets the presses behind it go", async () => {
  const { server, onSuccess } = await pressed({ state: "withdrawn" });
  await after(15_100);
  expect(said()).toContain("This did not reach us");
  expect(server.presses.map((one) => one.isGivenUp())).toEqual([true]);
  expect(screen.getByText("Send")).toHaveAttribute("aria-busy", "false");
  expect(onSuccess).not.toHaveBeenCalled();
});

test("was done: gives the first answer up, hears it by the same key again, and says it once", async () => {
  const { server, onSuccess } = await pressed(done);
  server.answersFrom = 1;
  await after(15_100);
  expect(onSuccess.mock.calls).toEqual([[7]]);
  expect(server.presses.map((one) => one.isGivenUp())).toEqual([true, false]);
  expect(server.presses[1]?.body).toBe(server.presses[0]?.body);
  expect(said()).toBe("");
});

test("is answered late while the server is still at it: the answer counts, and the asking ends", async () => {
  const { server, onSuccess } = await pressed({ state: "under-way" });
  await after(20_000);
  server.presses[0]?.answer({ ok: true, value: 9 });
  await after(0);
  expect(onSuccess.mock.calls).toEqual([[9]]);
  server.asked = [done];
  await after(120_000);
  expect(onSuccess).toHaveBeenCalledTimes(1);
  expect(server.presses).toHaveLength(1);
});

test("is answered late while nobody hears the asking: that counts too", async () => {
  const { server, onSuccess } = await pressed();
  await after(40_000);
  expect(said()).toContain("we don't know yet");
  server.presses[0]?.answer({ ok: true, value: 9 });
  await after(0);
  expect(onSuccess.mock.calls).toEqual([[9]]);
});

test("hangs a second time: what the server kept is shown, and the page is read anew", async () => {
  const isOld = jest.fn();
  window.addEventListener("tiffintrack:old", isOld);
  const { server, onSuccess } = await pressed(done);
  await after(31_000);
  expect(onSuccess.mock.calls).toEqual([[7]]);
  expect(server.presses.map((one) => one.isGivenUp())).toEqual([true, true]);
  expect(isOld).toHaveBeenCalledTimes(1);
});

test("its page was left: nothing is said there any more, and the presses of other pages go", async () => {
  const { server, onSuccess, unmount } = await pressed(done);
  unmount();
  await after(15_100);
  expect(server.presses.map((one) => one.isGivenUp())).toEqual([true]);
  expect(onSuccess).not.toHaveBeenCalled();
});
