import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SlotsCard } from "@/components/slots/slots-card";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { LUNCH } from "@/lib/domain/slot";
import { addSlotAction, saveSlotAction } from "@/lib/features/slots/actions";
import type { SlotInSettings } from "@/lib/features/slots/queries";
import { A_KEY } from "../../support/press-key";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ refresh: () => undefined }),
}));
jest.mock("@/lib/features/slots/actions", () => ({ addSlotAction: jest.fn(), saveSlotAction: jest.fn() }));
const add = jest.mocked(addSlotAction);
const save = jest.mocked(saveSlotAction);
beforeEach(() => jest.resetAllMocks());

const today = parsePlainDate("2026-11-24");
const inDecember = {
  ...LUNCH.terms[0],
  from: parsePlainDate("2026-12-07"),
  cutoff: { time: "20:00", isDayBefore: true },
};
const lunch: SlotInSettings = {
  slot: { ...LUNCH, terms: [...LUNCH.terms, inDecember] },
  version: 4,
  shown: [LUNCH.terms[0], inDecember],
  from: parsePlainDate("2026-12-07"),
};
const card = () => renderWithTexts(<SlotsCard meals={[lunch]} today={today} />);
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const field = (name: string) => within(screen.getByRole("dialog")).getByRole("textbox", { name });
const type = async (name: string, text: string) => {
  await userEvent.clear(field(name));
  await userEvent.type(field(name), text);
};

test("says what holds now and what will", () => {
  card();
  expect(
    screen.getByText("Can be changed until 8:00 of the day. Delivered 11:00–14:00."),
  ).toBeInTheDocument();
  expect(
    screen.getByText(
      "From Mon 7 Dec 2026: can be changed until 20:00 of the evening before, delivered 11:00–14:00.",
    ),
  ).toBeInTheDocument();
});

test("changes a meal from the day of its last times on, at the version it was opened at", async () => {
  save.mockResolvedValue({ ok: true, value: { slotId: 1, version: 5 } });
  card();
  await press("Change Lunch");
  expect(field("Can be changed until")).toHaveValue("20:00");
  expect(screen.getByRole("radio", { name: "On the evening before" })).toBeChecked();
  await type("From", "12 Dec");
  await type("Can be changed until", "9 pm");
  await press("Save meal");
  await screen.findByText("Lunch is saved.");
  expect(save).toHaveBeenCalledWith(
    expect.objectContaining({ slotId: 1, version: 4, name: "Lunch", from: "12 Dec", cutoffTime: "9 pm" }),
    A_KEY,
  );
});

test("adds a meal, and says what its times mean once they can be read", async () => {
  add.mockResolvedValue({ ok: true, value: { slotId: 2, version: 1 } });
  card();
  await press("Add a meal");
  await type("Name", "Dinner");
  await type("From", "2026-12-07");
  await type("Can be changed until", "3 pm");
  await type("Delivered from", "7 pm");
  expect(within(screen.getByRole("dialog")).getByRole("status")).toBeEmptyDOMElement();
  await type("Delivered until", "9 pm");
  expect(within(screen.getByRole("dialog")).getByRole("status")).toHaveTextContent(
    "From Mon 7 Dec 2026: can be changed until 15:00 of the day, delivered 19:00–21:00.",
  );
  await press("Save meal");
  await screen.findByText("Dinner is saved.");
  expect(add).toHaveBeenCalledWith(expect.objectContaining({ name: "Dinner", cutoffOn: "same" }), A_KEY);
});

test("says at its field why a day is none", async () => {
  add.mockResolvedValue({ ok: false, error: "terms-counted" });
  card();
  await press("Add a meal");
  const texts = { Name: "Dinner", From: "7 Dec", "Can be changed until": "15", "Delivered from": "19" };
  for (const [name, text] of Object.entries({ ...texts, "Delivered until": "21" })) await type(name, text);
  await press("Save meal");
  await waitFor(() => expect(field("From")).toHaveAccessibleDescription(/has counted this day already/));
  expect(save).not.toHaveBeenCalled();
});
