import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { KeepFresh } from "@/components/fresh/keep-fresh";

const refresh = jest.fn();
const router = { refresh };
jest.mock("next/navigation", () => ({ useRouter: () => router }));

const serverNow = Date.parse("2026-11-20T02:00:00Z"); // half past seven in the kitchen
const cutoff = serverNow + 30 * 60_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const isThere = jest.fn<Promise<{ ok: boolean }>, []>();
let [isHidden, isOnline] = [false, true];
jest.spyOn(document, "hidden", "get").mockImplementation(() => isHidden);
jest.spyOn(navigator, "onLine", "get").mockImplementation(() => isOnline);

beforeEach(() => {
  jest.useFakeTimers({ now: serverNow - 3 * MINUTE }); // a device that goes slow
  refresh.mockReset();
  isThere.mockReset().mockResolvedValue({ ok: true });
  [isHidden, isOnline] = [false, true];
  Object.defineProperty(globalThis, "fetch", { value: isThere, configurable: true });
});
afterEach(() => jest.useRealTimers());

const show = () => render(<KeepFresh serverNow={serverNow} moments={[cutoff]} />);
const pass = (time: number) => act(() => jest.advanceTimersByTimeAsync(time));
const fire = (target: EventTarget, event: Event) => act(async () => void target.dispatchEvent(event));

/** Away for a time in which no timer runs. */
async function away(time: number): Promise<void> {
  isHidden = true;
  await fire(document, new Event("visibilitychange"));
  jest.setSystemTime(Date.now() + time);
  isHidden = false;
  await fire(document, new Event("visibilitychange"));
}

function kept(persisted: boolean): PageTransitionEvent {
  return new PageTransitionEvent("pageshow", { persisted });
}

test("a page is read anew at its moment, on the server's clock, once", async () => {
  show();
  await pass(30 * MINUTE);
  expect(refresh).not.toHaveBeenCalled();
  await pass(10 * SECOND);
  expect(refresh).toHaveBeenCalledTimes(1);
  await pass(60 * MINUTE);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("who comes back after a while finds the page read anew, after a glance elsewhere as it was", async () => {
  show();
  await pass(MINUTE);
  await away(5 * SECOND);
  expect(refresh).not.toHaveBeenCalled();
  await away(20 * SECOND);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("nothing is asked for a page that nobody looks at, until somebody does", async () => {
  isHidden = true;
  show();
  await pass(45 * MINUTE);
  expect(isThere).not.toHaveBeenCalled();
  isHidden = false;
  await fire(document, new Event("visibilitychange"));
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a copy that the browser kept is read anew, a page it has just loaded is not", async () => {
  show();
  await fire(window, kept(false));
  expect(refresh).not.toHaveBeenCalled();
  await fire(window, kept(true));
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a copy that the router kept is read anew", async () => {
  show();
  await fire(window, new PopStateEvent("popstate"));
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a device that slept with the page open reads it anew", async () => {
  show();
  await pass(MINUTE);
  jest.setSystemTime(Date.now() + 10 * MINUTE);
  await pass(2 * SECOND);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("many reasons at once are one reading", async () => {
  show();
  await pass(MINUTE);
  await away(MINUTE);
  await fire(window, kept(true));
  await fire(window, new PopStateEvent("popstate"));
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("without a network the page stays as it is, and is read anew when the line is back", async () => {
  show();
  isOnline = false;
  await pass(40 * MINUTE);
  expect(isThere).not.toHaveBeenCalled();
  isOnline = true;
  await fire(window, new Event("online"));
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("a server that doesn't answer is asked now and then, and the page is not given up for its error", async () => {
  isThere.mockRejectedValueOnce(new TypeError("no")).mockResolvedValueOnce({ ok: false });
  show();
  await pass(30 * MINUTE + 10 * SECOND);
  expect(refresh).not.toHaveBeenCalled();
  expect(isThere).toHaveBeenCalledTimes(1);
  await pass(60 * SECOND);
  expect(isThere).toHaveBeenCalledTimes(3);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test("what is being typed stays", async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  render(
    <>
      <input aria-label="Note" />
      <KeepFresh serverNow={serverNow} moments={[cutoff]} />
    </>,
  );
  await user.type(screen.getByLabelText("Note"), "Gate 2");
  await pass(31 * MINUTE);
  expect(refresh).toHaveBeenCalledTimes(1);
  expect(screen.getByLabelText("Note")).toHaveValue("Gate 2");
});
