// Bills that change between the question and its answer: they are shown anew, and what is then confirmed is done.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ClosureForm } from "@/components/closures/closure-form";
import { RemoveClosure } from "@/components/closures/remove-closure";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import {
  addClosuresAction,
  previewClosureAction,
  previewOpeningAction,
  removeClosureAction,
} from "@/lib/features/closures/actions";
import { A_KEY } from "../../support/press-key";
import { renderWithTexts } from "../../support/render";

const FIRST = "5ee".padEnd(64, "0");
const LATER = "1a7e".padEnd(64, "0");

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ push: jest.fn() }),
}));
jest.mock("@/lib/features/closures/actions", () => ({
  addClosuresAction: jest.fn(),
  previewClosureAction: jest.fn(),
  previewOpeningAction: jest.fn(),
  removeClosureAction: jest.fn(),
}));

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

function bills(seen: string, kind: "recalculate" | "credit") {
  const bill = {
    billId: 7,
    name: "Asha Kulkarni",
    month: parsePlainMonth("2026-10"),
    before: rupees(1_200),
    after: rupees(1_080),
    obstacle: null,
  };
  return { count: 1, difference: -120, bills: [{ ...bill, kind }], seen };
}

test("days are closed once the bills they change were seen as they are", async () => {
  const closing = { days: 1, alreadyClosed: 0, deliveries: 3, cooked: 0, isLate: false };
  jest
    .mocked(previewClosureAction)
    .mockResolvedValueOnce({ ok: true, value: { ...closing, bills: bills(FIRST, "recalculate") } })
    .mockResolvedValueOnce({ ok: true, value: { ...closing, bills: bills(LATER, "credit") } });
  const add = jest
    .mocked(addClosuresAction)
    .mockResolvedValueOnce({ ok: false, error: "bills-changed" })
    .mockResolvedValue({ ok: true, value: { added: 1, deliveries: 3, correctionId: null } });
  renderWithTexts(<ClosureForm today={parsePlainDate("2026-11-20")} meals={[{ id: 1, name: "Lunch" }]} />);
  await userEvent.type(screen.getByRole("textbox", { name: "First day" }), "2026-11-24");
  await userEvent.type(screen.getByRole("textbox", { name: "Reason" }), "Diwali");
  await press("Close these days");
  await screen.findByRole("alertdialog");
  await press("Close 1 day");
  expect(await screen.findByText("paid: as credit")).toBeVisible();
  await press("Close 1 day");
  await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
  expect(add.mock.calls).toEqual([
    [expect.objectContaining({ seenBills: FIRST }), A_KEY],
    [expect.objectContaining({ seenBills: LATER }), A_KEY],
  ]);
});

test("a day is opened once the bills it changes were seen as they are", async () => {
  jest
    .mocked(previewOpeningAction)
    .mockResolvedValueOnce({ ok: true, value: bills(FIRST, "recalculate") })
    .mockResolvedValueOnce({ ok: true, value: bills(LATER, "credit") });
  const remove = jest
    .mocked(removeClosureAction)
    .mockResolvedValueOnce({ ok: false, error: "bills-changed" })
    .mockResolvedValue({ ok: true, value: { deliveries: 3, correctionId: null } });
  const day = parsePlainDate("2026-11-24");
  renderWithTexts(
    <RemoveClosure closure={{ id: 4, day, mealName: null, reason: "Diwali", canChange: true }} />,
  );
  await press("Remove Tue 24 Nov 2026");
  await screen.findByText(/Asha Kulkarni/);
  await press("Open again");
  expect(await screen.findByText("paid: as credit")).toBeVisible();
  await press("Open again");
  await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
  expect(remove.mock.calls).toEqual([
    [expect.objectContaining({ seenBills: FIRST }), A_KEY],
    [expect.objectContaining({ seenBills: LATER }), A_KEY],
  ]);
});
