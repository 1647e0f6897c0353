// The look before an act hangs: it neither fails nor is answered, and must not hold up what is pressed next.
import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ChangeDays } from "@/components/customers/change-days";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminPauseDaysAction, previewAdminPauseAction } from "@/lib/features/pauses/actions";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  unstable_isUnrecognizedActionError: () => false,
}));
jest.mock("@/lib/features/pauses/actions", () => ({
  adminPauseDaysAction: jest.fn(),
  previewAdminPauseAction: jest.fn(),
}));

beforeEach(() => jest.useFakeTimers({ doNotFake: ["performance"] }));
afterEach(() => jest.useRealTimers());

test("it is given up with its press, and nothing is done", async () => {
  const looks: (AbortSignal | null | undefined)[] = [];
  const server = (_address: string, { headers, signal }: RequestInit) => {
    if (!new Headers(headers).has("next-action"))
      return Promise.resolve({ ok: true, json: async () => ({ state: "withdrawn" }) });
    looks.push(signal);
    return new Promise((_, reject) => {
      signal?.addEventListener("abort", () => reject(new DOMException("given up", "AbortError")));
    });
  };
  Object.assign(globalThis, { fetch: server });
  // as Next.js sends an action
  jest.mocked(previewAdminPauseAction).mockImplementation(async (input, key) => {
    const body = JSON.stringify([input, key]);
    return (await fetch("/here", { method: "POST", headers: { "next-action": "1" }, body })).json();
  });
  renderWithTexts(<ChangeDays customerId={5} today={parsePlainDate("2026-11-21")} />);
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  await user.type(screen.getByRole("textbox", { name: "First day" }), "2026-11-23");
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "On the phone");
  await user.click(screen.getByRole("button", { name: "Pause days" }));
  await act(() => jest.advanceTimersByTimeAsync(15_100));
  expect(screen.getByText(/This did not reach us, so it is not done/)).toBeVisible();
  expect(looks.map((signal) => signal?.aborted)).toEqual([true]);
  expect(adminPauseDaysAction).not.toHaveBeenCalled();
});
