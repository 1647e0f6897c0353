import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DietsCard } from "@/components/diets/diets-card";
import { SpecialTiffins } from "@/components/diets/special-tiffins";
import { WeekClashes } from "@/components/diets/week-clashes";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminSaveDietAction, decideDietAction, saveDietAction } from "@/lib/features/diets/actions";
import type { SpecialTiffin, TiffinClash } from "@/lib/features/diets/queries";
import type { Diet } from "@/lib/features/diets/diet";
import { A_KEY } from "../../support/press-key";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ refresh: jest.fn() }),
}));
jest.mock("@/lib/features/diets/actions", () => ({
  adminSaveDietAction: jest.fn(),
  decideDietAction: jest.fn(),
  saveDietAction: jest.fn(),
}));

const day = parsePlainDate("2026-12-03");
const save = jest.mocked(saveDietAction);
const saveForThem = jest.mocked(adminSaveDietAction);
const decide = jest.mocked(decideDietAction);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));

const diet: Diet = { diet: "Jain", allergies: ["milk"], note: "Little oil", version: 7 };
const tiffin: SpecialTiffin = {
  ...{ day, subscriptionId: 3, customerId: 9, code: "H7KX", planId: 1, planName: "Veg Thali" },
  ...{ diet: "Jain", allergies: ["milk"], note: "Little oil" },
};
const dishOf = (id: number, name: string) => ({ id, name, unit: null, mark: "veg" as const, allergens: [] });
const clash: TiffinClash = {
  ...{ tiffin, dish: dishOf(5, "Paneer"), holds: ["milk"], substitute: dishOf(6, "Rajma") },
  ...{ seen: 0, decision: null },
};

beforeEach(() => jest.resetAllMocks());

function showCard(of: Diet | null, customerId: number | null = null, mayChange = true) {
  const diets = new Map(of ? [[3, of]] : []);
  const subscriptions = [{ id: 3, planName: "Veg Thali" }];
  return renderWithTexts(<DietsCard {...{ subscriptions, diets, customerId, mayChange }} />);
}

test("a customer reads what is said, why it is asked, and changes it at the version that was read", async () => {
  save.mockResolvedValue({ ok: true, value: { version: 8 } });
  showCard(diet);
  for (const text of ["Jain", "Can't eat: milk", "Little oil"])
    expect(screen.getByText(text)).toBeInTheDocument();
  await press(/^Change/);
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getByText(/An allergy says something about your health/)).toBeInTheDocument();
  expect(dialog.getByRole("checkbox", { name: "milk" })).toBeChecked();
  await userEvent.click(dialog.getByRole("checkbox", { name: "milk" }));
  await userEvent.click(dialog.getByRole("checkbox", { name: "peanuts" }));
  await press("Save");
  const sent = { subscriptionId: 3, version: 7, diet: "Jain", allergies: "peanuts", note: "Little oil" };
  expect(save.mock.calls).toEqual([[sent, A_KEY]]);
  expect(await screen.findByText(/^Saved\./)).toBeInTheDocument();
});

test("the office says who asked; who may not change has no button", async () => {
  saveForThem.mockResolvedValue({ ok: true, value: { version: 1 } });
  const { unmount } = showCard(null, 9);
  expect(screen.getByText("Nothing said yet.")).toBeInTheDocument();
  await press(/^Change/);
  await userEvent.type(screen.getByRole("textbox", { name: /^Diet/ }), "No onion");
  await press("Save");
  expect(saveForThem).not.toHaveBeenCalled();
  await userEvent.type(screen.getByRole("textbox", { name: /^Who asked/ }), "On the phone");
  await press("Save");
  expect(saveForThem.mock.calls[0]?.[0]).toMatchObject({ customerId: 9, version: 0, reason: "On the phone" });
  unmount();
  showCard(diet, 9, false);
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

const special = (clashes: TiffinClash[], isOwner = false, isOver = false) =>
  renderWithTexts(<SpecialTiffins {...{ tiffins: [tiffin], clashes, isOwner, isOver }} />);

test("the cook sees on top what waits, and gives what is cooked anyway with one press", async () => {
  decide.mockResolvedValue({ ok: true, value: { decision: "substitute" } });
  special([clash]);
  expect(screen.getByText("A dish waits for a decision")).toBeInTheDocument();
  expect(screen.getByText(/Paneer holds milk\./)).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Send it all the same" })).not.toBeInTheDocument();
  await press("Give Rajma instead");
  const about = { subscriptionId: 3, day, dishId: 5, substituteId: 6, reason: "", seen: 0 };
  expect(decide.mock.calls).toEqual([[{ ...about, decision: "substitute" }, A_KEY]]);
});

test("where nothing fits it is left out; an owner overrides with a reason alone", async () => {
  decide.mockResolvedValue({ ok: true, value: { decision: "override" } });
  special([{ ...clash, holds: [], substitute: null }], true);
  expect(
    screen.getByText(/Nobody has said what Paneer holds.*Nothing else that is cooked fits/),
  ).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: /^Give/ })).not.toBeInTheDocument();
  await press("Send it all the same");
  const dialog = within(screen.getByRole("dialog", { name: "Paneer for H7KX" }));
  await userEvent.click(dialog.getByRole("button", { name: "Send it all the same" }));
  expect(decide).not.toHaveBeenCalled();
  await userEvent.type(dialog.getByRole("textbox"), "A little is fine");
  await userEvent.click(dialog.getByRole("button", { name: "Send it all the same" }));
  expect(decide.mock.calls[0]?.[0]).toMatchObject({ decision: "override", reason: "A little is fine" });
});

test("what is decided stands beside its tiffin, and nothing waits on a day that is over", () => {
  const decision = {
    id: 4,
    kind: "leave_out" as const,
    substituteId: null,
    substituteName: null,
    reason: null,
  };
  const { unmount } = special([{ ...clash, seen: 4, decision }]);
  expect(screen.getByRole("row", { name: /H7KX/ })).toHaveTextContent("Paneer: left out");
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
  unmount();
  special([clash], false, true);
  expect(screen.queryByText(/waits for a decision/)).not.toBeInTheDocument();
});

test("the week's list says who can't eat what, why, and what instead", () => {
  const people = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ code: `H7K${n}`, fullname: `Eater ${n}` }));
  const clashes = [{ day, dish: "Paneer", holds: ["milk" as const], substitute: "Rajma", people }];
  const { unmount } = renderWithTexts(<WeekClashes clashes={clashes} />);
  const row = screen.getByRole("row", { name: /Paneer/ });
  for (const text of ["milk", "7", "H7K1 Eater 1", "2 more", "Rajma"]) expect(row).toHaveTextContent(text);
  unmount();
  renderWithTexts(<WeekClashes clashes={[]} />);
  expect(screen.getByText(/No dish of this week stands against/)).toBeInTheDocument();
});
