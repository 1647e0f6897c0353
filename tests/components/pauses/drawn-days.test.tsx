// A range drawn by the keyboard or the mouse, and spoken with its rupees before anything is pressed.
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { PauseCalendar } from "@/components/pauses/pause-calendar";
import { withExtended } from "@/components/ranges/range";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { pauseDaysAction } from "@/lib/features/pauses/actions";
import { renderWithTexts } from "../../support/render";
import { changeable, november } from "./november";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  unstable_isUnrecognizedActionError: () => false,
  useRouter: () => ({ push: jest.fn() }),
}));
jest.mock("@/lib/features/pauses/actions", () => ({
  pauseDaysAction: jest.fn(),
  resumeDaysAction: jest.fn(),
  skipDayAction: jest.fn(),
  unskipDayAction: jest.fn(),
}));

const show = () => renderWithTexts(<PauseCalendar shown={november()} changeable={changeable} />);
const day = (name: string) => screen.getByLabelText(`${name} November 2026, delivery`);
const boxes = () =>
  ["First day", "Last day"].map((name) => screen.getByRole("textbox", { name }).getAttribute("value"));
const press = (element: Element, key: string) => fireEvent.keyDown(element, { key, shiftKey: true });

test("shift and the arrows take days into the range, which is said with its rupees, and give them back", async () => {
  show();
  const monday = day("Monday 23");
  act(() => monday.focus());
  press(monday, "ArrowRight");
  await waitFor(() => expect(day("Tuesday 24")).toHaveFocus());
  expect(boxes()).toEqual(["Mon 23 Nov 2026", "Tue 24 Nov 2026"]);
  const told = screen.getByText(/^2 tiffins, Mon 23 Nov to Tue 24 Nov\. You save ₹240 on the November bill/);
  expect(told).toHaveAttribute("aria-live", "polite");
  press(day("Tuesday 24"), "ArrowLeft");
  await waitFor(() => expect(monday).toHaveFocus());
  press(monday, "ArrowDown");
  expect(boxes()).toEqual(["Mon 23 Nov 2026", "Mon 30 Nov 2026"]);
  // beyond the month there is nothing to take
  press(day("Monday 30"), "ArrowRight");
  expect(boxes()).toEqual(["Mon 23 Nov 2026", "Mon 30 Nov 2026"]);
  expect(pauseDaysAction).not.toHaveBeenCalled();
});

/** The test's browser has no pointers of its own. */
function point(type: "pointerdown" | "pointermove" | "pointerup", on: Element, pointerType: string) {
  const event = new MouseEvent(type, { bubbles: true, button: 0 });
  fireEvent(on, Object.assign(event, { pointerType }));
}

test("a mouse drawn over days chooses them and pauses none by the way; a finger scrolls", async () => {
  show();
  const [monday, saturday, tuesday] = [day("Monday 23"), day("Saturday 28"), day("Tuesday 24")];
  point("pointerdown", monday, "touch");
  point("pointermove", saturday, "touch");
  point("pointerup", saturday, "touch");
  expect(screen.queryByRole("textbox", { name: "First day" })).toBeNull();

  point("pointerdown", monday, "mouse");
  point("pointermove", saturday, "mouse");
  expect(boxes()).toEqual(["Mon 23 Nov 2026", "Sat 28 Nov 2026"]);
  point("pointermove", tuesday, "mouse");
  point("pointerup", tuesday, "mouse");
  fireEvent.click(tuesday);
  expect(boxes()).toEqual(["Mon 23 Nov 2026", "Tue 24 Nov 2026"]);
  expect(pauseDaysAction).not.toHaveBeenCalled();
});

const plain = (text: string) => parsePlainDate(`2026-11-${text}`);

test.each([
  ["nothing chosen", { first: "", last: "" }, "23", "24", { first: "23", last: "24" }],
  ["from its last day", { first: "23", last: "24" }, "24", "25", { first: "23", last: "25" }],
  ["from its first day", { first: "23", last: "25" }, "23", "22", { first: "25", last: "22" }],
  ["from elsewhere", { first: "23", last: "25" }, "10", "11", { first: "10", last: "11" }],
  ["from the only one", { first: "23", last: "" }, "23", "24", { first: "23", last: "24" }],
])("a range is drawn on, %s", (_, range, from, to, drawn) => {
  const typed = (text: string) => (text === "" ? "" : plain(text));
  const before = { first: typed(range.first), last: typed(range.last) };
  expect(withExtended(before, plain(from), plain(to), plain("20"))).toEqual({
    first: typed(drawn.first),
    last: typed(drawn.last),
  });
});
