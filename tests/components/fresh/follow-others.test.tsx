import { act, render } from "@testing-library/react";
import { FollowOthers } from "@/components/fresh/follow-others";

const refresh = jest.fn();
const router = { refresh };
jest.mock("next/navigation", () => ({ useRouter: () => router }));

const MINUTE = 60_000;
const ask = jest.fn<Promise<{ ok: boolean; json: () => Promise<unknown> }>, [string]>();
const says = (revision: unknown, ok = true) => ({ ok, json: async () => ({ revision }) });
let [isHidden, isOnline] = [false, true];
jest.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
jest.spyOn(navigator, "onLine", "get").mockImplementation(() => isOnline);

beforeEach(() => {
  jest.useFakeTimers();
  refresh.mockReset();
  ask.mockReset().mockResolvedValue(says("one"));
  [isHidden, isOnline] = [false, true];
  Object.defineProperty(globalThis, "fetch", { value: ask, configurable: true });
});
afterEach(() => jest.useRealTimers());

const page = (revision: string) => (
  <FollowOthers path="/admin/kitchen/revision?date=2026-11-24" revision={revision} />
);
const pass = (time: number) => act(() => jest.advanceTimersByTimeAsync(time));

test("asks once a minute, and leaves a page that is true as it is", async () => {
  render(page("one"));
  await pass(5 * MINUTE);
  expect(ask).toHaveBeenCalledTimes(5);
  expect(ask).toHaveBeenLastCalledWith("/admin/kitchen/revision?date=2026-11-24", { cache: "no-store" });
  expect(refresh).not.toHaveBeenCalled();
});

test("reads the page anew when another device has changed what it shows, once", async () => {
  const { rerender } = render(page("one"));
  ask.mockResolvedValue(says("two"));
  await pass(MINUTE);
  expect(refresh).toHaveBeenCalledTimes(1);
  expect(document.cookie).toContain("tiffintrack-by-itself=1");
  rerender(page("two"));
  await pass(3 * MINUTE);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("asks nothing while nobody looks, or without a network", async () => {
  render(page("one"));
  isHidden = true;
  await pass(3 * MINUTE);
  [isHidden, isOnline] = [false, false];
  await pass(3 * MINUTE);
  expect(ask).not.toHaveBeenCalled();
  isOnline = true;
  await pass(MINUTE);
  expect(ask).toHaveBeenCalledTimes(1);
});

test.each([
  ["no answer", () => ask.mockRejectedValue(new TypeError("no"))],
  ["a refusal", () => ask.mockResolvedValue(says("two", false))],
  [
    "another page",
    () => ask.mockResolvedValue({ ok: true, json: () => Promise.reject(new SyntaxError("<")) }),
  ],
  ["nonsense", () => ask.mockResolvedValue(says(7))],
])("%s is no reason to read anew", async (_what, prepare) => {
  prepare();
  render(page("one"));
  await pass(2 * MINUTE);
  expect(refresh).not.toHaveBeenCalled();
});

test("a page that was left asks no more", async () => {
  const { unmount } = render(page("one"));
  unmount();
  await pass(3 * MINUTE);
  expect(ask).not.toHaveBeenCalled();
});
