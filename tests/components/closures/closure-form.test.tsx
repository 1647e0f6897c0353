import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ClosureForm } from "@/components/closures/closure-form";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { addClosuresAction, previewClosureAction } from "@/lib/features/closures/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

/** What the last preview showed. */
const SEEN = "5ee".padEnd(64, "0");

jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/closures/actions", () => ({
  addClosuresAction: jest.fn(),
  previewClosureAction: jest.fn(),
}));

const none = { count: 0, difference: 0, bills: [], seen: SEEN };
const preview = jest.mocked(previewClosureAction);
const add = jest.mocked(addClosuresAction);
const box = (name: string) => screen.getByRole("textbox", { name });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

beforeEach(() => jest.resetAllMocks());

const LUNCH = { id: 1, name: "Lunch" };

async function ask(meals = [LUNCH]) {
  renderWithTexts(<ClosureForm today={parsePlainDate("2026-11-20")} meals={meals} />);
  if (meals.length > 1)
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "What is not cooked" }), "Dinner");
  await userEvent.type(box("First day"), "2026-11-24");
  await userEvent.type(box("Last day"), "2026-11-25");
  await userEvent.type(box("Reason"), "Diwali");
  await press("Close these days");
}

test("says how many tiffins are affected before anything is closed, then closes", async () => {
  preview.mockResolvedValue({
    ok: true,
    value: { days: 2, alreadyClosed: 0, deliveries: 84, cooked: 0, isLate: false, bills: none },
  });
  add.mockResolvedValue({ ok: true, value: { added: 2, deliveries: 84, correctionId: null } });
  await ask();
  expect(await screen.findByRole("alertdialog")).toHaveTextContent("84 tiffins won't come");
  expect(add).not.toHaveBeenCalled();
  await press("Close 2 days");
  expect(add).toHaveBeenCalledWith(
    {
      from: "2026-11-24",
      to: "2026-11-25",
      slotId: "",
      reason: "Diwali",
      lateReason: "",
      seenCooked: 0,
      seenBills: SEEN,
    },
    A_KEY,
  );
  expect(await screen.findByRole("status")).toHaveTextContent("2 days closed, 84 tiffins affected.");
  expect(box("Reason")).toHaveValue("");
});

test("leaves one meal out where there are several, and names it when it asks", async () => {
  preview.mockResolvedValue({
    ok: true,
    value: { days: 2, alreadyClosed: 0, deliveries: 9, cooked: 0, isLate: false, bills: none },
  });
  add.mockResolvedValue({ ok: true, value: { added: 2, deliveries: 9, correctionId: null } });
  await ask([LUNCH, { id: 4, name: "Dinner" }]);
  expect(await screen.findByRole("alertdialog", { name: "Leave out Dinner on 2 days?" })).toBeVisible();
  await press("Close 2 days");
  expect(add).toHaveBeenCalledWith(expect.objectContaining({ slotId: "4" }), A_KEY);
});

test("asks why when the kitchen has counted already", async () => {
  preview.mockResolvedValue({
    ok: true,
    value: { days: 2, alreadyClosed: 1, deliveries: 1, cooked: 0, isLate: true, bills: none },
  });
  add.mockResolvedValueOnce({ ok: true, value: { added: 1, deliveries: 1, correctionId: null } });
  await ask();
  await screen.findByRole("alertdialog");
  await press("Close 1 day");
  expect(box("Why after the cutoff")).toBeInvalid();
  expect(box("Why after the cutoff")).toHaveAccessibleDescription(
    expect.stringContaining("already counted this day"),
  );
  expect(add).not.toHaveBeenCalled();
  await userEvent.type(box("Why after the cutoff"), "Gas line cut");
  await press("Close 1 day");
  await waitFor(() =>
    expect(add).toHaveBeenLastCalledWith(expect.objectContaining({ lateReason: "Gas line cut" }), A_KEY),
  );
});

test("refuses missing days and reasons at their fields, and an end before the start at the end", async () => {
  renderWithTexts(<ClosureForm today={parsePlainDate("2026-11-20")} meals={[{ id: 1, name: "Lunch" }]} />);
  await press("Close these days");
  expect(box("First day")).toBeInvalid();
  expect(box("Reason")).toBeInvalid();
  expect(box("Last day")).toBeValid();
  preview.mockResolvedValue({ ok: false, error: "end-before-start" });
  await userEvent.type(box("First day"), "2026-11-24");
  await userEvent.type(box("Last day"), "2026-11-22");
  await userEvent.type(box("Reason"), "Diwali");
  await press("Close these days");
  await waitFor(() => expect(box("Last day")).toBeInvalid());
  expect(box("Last day")).toHaveAccessibleDescription(
    expect.stringContaining("can't be before the first day"),
  );
});

test("names the tiffins that are cooked already, and closes their day only once that is known", async () => {
  preview.mockResolvedValue({
    ok: true,
    value: { days: 1, alreadyClosed: 0, deliveries: 2062, cooked: 2062, isLate: true, bills: none },
  });
  add.mockResolvedValue({ ok: true, value: { added: 1, deliveries: 2062, correctionId: null } });
  await ask();
  await screen.findByRole("alertdialog");
  await userEvent.type(box("Why after the cutoff"), "Gas line cut");
  await press("Close 1 day");
  const known = screen.getByRole("checkbox", {
    name: "I know: 2,062 tiffins of these days are cooked already",
  });
  expect(known).toBeInvalid();
  expect(add).not.toHaveBeenCalled();
  await userEvent.click(known);
  await press("Close 1 day");
  expect(add).toHaveBeenCalledWith(
    expect.objectContaining({ seenCooked: 2062, lateReason: "Gas line cut" }),
    A_KEY,
  );
});
