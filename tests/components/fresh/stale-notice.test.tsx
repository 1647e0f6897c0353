import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { StaleNotice } from "@/components/fresh/stale-notice";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { renderWithTexts, withTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  usePathname: () => "/subscriptions",
}));

const end = jest.fn();
const WORDS = "It ends by itself. This page is up to date now.";

function Ending() {
  const { run, refusal } = useAction({ action: end, refusalText: () => "It ends by itself." });
  return (
    <>
      <button onClick={() => run({})}>End</button>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
const page = (isThere: boolean) => (
  <>
    {isThere ? <Ending /> : null}
    <StaleNotice />
  </>
);

beforeEach(() => {
  jest.useFakeTimers();
  end.mockReset().mockResolvedValue({ ok: false, error: "already-ended" });
});
afterEach(() => jest.useRealTimers());

const user = () => userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
async function pass(time: number): Promise<void> {
  for (let passed = 0; passed < time; passed += 100) await act(() => jest.advanceTimersByTimeAsync(100));
}
const press = async (name: string) => user().click(screen.getByRole("button", { name }));

test("a refusal of an old page is said once, where it was pressed", async () => {
  renderWithTexts(page(true));
  await press("End");
  await pass(2_000);
  expect(screen.getByRole("alert")).toHaveTextContent(WORDS);
});

test("when its form has gone with the old page, it is still said, until it is closed", async () => {
  const shown = renderWithTexts(page(true));
  await press("End");
  shown.rerender(withTexts(page(false)));
  await pass(2_000);
  expect(screen.getByRole("alert")).toHaveTextContent(WORDS);
  await press("Close");
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("a refusal of what was sent needs no second place", async () => {
  end.mockResolvedValue({ ok: false, error: "too-long" });
  const shown = renderWithTexts(page(true));
  await press("End");
  shown.rerender(withTexts(page(false)));
  await pass(2_000);
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});
