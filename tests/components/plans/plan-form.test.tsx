import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { PlanForm } from "@/components/plans/plan-form";
import { PlanStateButton } from "@/components/plans/plan-state-button";
import { rupees } from "@/lib/domain/money";
import { savePlanAction, setPlanActiveAction } from "@/lib/features/plans/actions";
import { renderWithTexts } from "../../support/render";
import { A_KEY } from "../../support/press-key";

const push = jest.fn();
jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  useRouter: () => ({ push }),
}));
jest.mock("@/lib/features/plans/actions", () => ({
  savePlanAction: jest.fn(),
  setPlanActiveAction: jest.fn(),
}));

const save = jest.mocked(savePlanAction);
const setActive = jest.mocked(setPlanActiveAction);
const box = (name: string) => screen.getByRole("textbox", { name });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

const ONE_MEAL = { all: [{ id: 1, name: "Lunch" }], stays: false };
const plan = {
  id: 7,
  name: "Veg Thali",
  dailyRate: rupees(120),
  description: null,
  items: ["4 roti", "Dal"],
  imageFilename: null,
  isActive: true,
  version: 4,
  slotId: 1,
  mealName: "Lunch",
  running: 3,
};

const SENT = `${"a".repeat(32)}.webp`;
const answerPicture = jest.fn();
const sendPicture = jest.fn();

beforeEach(() => {
  jest.resetAllMocks();
  answerPicture.mockResolvedValue({ picture: SENT });
  sendPicture.mockResolvedValue({ json: answerPicture });
  Object.assign(globalThis, { fetch: sendPicture });
  URL.createObjectURL = () => "blob:chosen";
  URL.revokeObjectURL = () => undefined;
});

async function fill() {
  await userEvent.type(box("Name"), "Jain Thali");
  await userEvent.type(box("Daily rate"), "140");
  await userEvent.type(box("Items"), "4 roti{enter}Dal");
}

test("sends what was typed and the chosen picture, then goes back to the list", async () => {
  save.mockResolvedValue({ ok: true, value: { planId: 9, version: 1 } });
  renderWithTexts(<PlanForm meals={ONE_MEAL} />);
  await fill();
  const picture = new File(["bytes"], "thali.jpg", { type: "image/jpeg" });
  await userEvent.upload(screen.getByLabelText("Picture"), picture);
  expect(screen.getByRole("img", { name: "The picture you chose" })).toBeInTheDocument();
  await press("Save plan");
  const sent = {
    name: "Jain Thali",
    dailyRate: "140",
    description: "",
    items: "4 roti\nDal",
    slotId: "1",
    picture: SENT,
  };
  await waitFor(() => expect(save).toHaveBeenCalledWith(sent, A_KEY));
  expect(push).toHaveBeenCalledWith("/admin/plans?saved=9");
});

test("refuses an empty name and a rate that is no whole number of rupees, at their fields", async () => {
  renderWithTexts(<PlanForm meals={ONE_MEAL} />);
  await userEvent.type(box("Daily rate"), "12.5");
  await press("Save plan");
  expect(box("Name")).toHaveAccessibleDescription(expect.stringContaining("Please fill this in."));
  expect(box("Daily rate")).toHaveAccessibleDescription(expect.stringContaining("Write whole rupees"));
  expect(box("Daily rate")).toHaveValue("12.5");
  expect(save).not.toHaveBeenCalled();
});

test("refuses a picture of more than 5 MB before it is sent", async () => {
  renderWithTexts(<PlanForm meals={ONE_MEAL} />);
  await fill();
  const huge = new File([new Uint8Array(5 * 1024 * 1024 + 1)], "huge.jpg", { type: "image/jpeg" });
  await userEvent.upload(screen.getByLabelText("Picture"), huge);
  await press("Save plan");
  await waitFor(() => expect(screen.getByLabelText("Picture")).toBeInvalid());
  expect(screen.getByText(/larger than 5 MB/)).toBeInTheDocument();
  expect(save).not.toHaveBeenCalled();
  expect(sendPicture).not.toHaveBeenCalled();
});

test("sends a picture once, however often the plan is pressed", async () => {
  save.mockResolvedValueOnce({ ok: false, error: "name-taken" });
  save.mockResolvedValueOnce({ ok: true, value: { planId: 9, version: 1 } });
  renderWithTexts(<PlanForm meals={ONE_MEAL} />);
  await fill();
  await userEvent.upload(
    screen.getByLabelText("Picture"),
    new File(["bytes"], "a.jpg", { type: "image/jpeg" }),
  );
  await press("Save plan");
  await waitFor(() => expect(box("Name")).toBeInvalid());
  await userEvent.type(box("Name"), " two");
  await press("Save plan");
  await waitFor(() => expect(push).toHaveBeenCalledWith("/admin/plans?saved=9"));
  expect(sendPicture).toHaveBeenCalledTimes(1);
  expect(save).toHaveBeenLastCalledWith(
    expect.objectContaining({ name: "Jain Thali two", picture: SENT }),
    A_KEY,
  );
});

test("says what is wrong with a picture, and saves nothing", async () => {
  answerPicture.mockResolvedValue({ error: "picture-unreadable" });
  renderWithTexts(<PlanForm meals={ONE_MEAL} />);
  await fill();
  await userEvent.upload(
    screen.getByLabelText("Picture"),
    new File(["bytes"], "a.jpg", { type: "image/jpeg" }),
  );
  await press("Save plan");
  await waitFor(() => expect(screen.getByLabelText("Picture")).toBeInvalid());
  expect(screen.getByText(/isn't a picture we can read/)).toBeInTheDocument();
  expect(save).not.toHaveBeenCalled();
});

test.each([
  ["name-taken", "Name", "Another plan has this name already."],
  ["picture-gone", "Picture", "Choose it again"],
] as const)("puts %s at its field and keeps what was typed", async (error, field, words) => {
  save.mockResolvedValue({ ok: false, error });
  renderWithTexts(<PlanForm meals={ONE_MEAL} />);
  await fill();
  await press("Save plan");
  await waitFor(() => expect(screen.getByLabelText(field)).toBeInvalid());
  expect(screen.getByLabelText(field)).toHaveAccessibleDescription(expect.stringContaining(words));
  expect(box("Items")).toHaveValue("4 roti\nDal");
});

test("says that running subscriptions keep their rate as soon as another one is typed", async () => {
  renderWithTexts(<PlanForm plan={plan} meals={ONE_MEAL} />);
  expect(screen.queryByRole("status")).not.toBeInTheDocument();
  await userEvent.type(box("Daily rate"), "{selectall}135");
  expect(screen.getByRole("status")).toHaveTextContent(
    "3 running subscriptions keep the rate of ₹120 a day.",
  );
});

test("asks before it takes a plan out of the shop, and says how many subscriptions stay", async () => {
  setActive.mockResolvedValue({ ok: true, value: undefined });
  renderWithTexts(<PlanStateButton plan={plan} />);
  await press("Deactivate");
  expect(screen.getByRole("alertdialog")).toHaveTextContent("3 running subscriptions stay");
  expect(setActive).not.toHaveBeenCalled();
  await press("Deactivate");
  expect(setActive).toHaveBeenCalledWith({ planId: 7, isActive: false }, A_KEY);
  await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
});

test("puts a plan back into the shop with one press", async () => {
  setActive.mockResolvedValue({ ok: true, value: undefined });
  renderWithTexts(<PlanStateButton plan={{ ...plan, isActive: false }} />);
  await press("Activate");
  expect(setActive).toHaveBeenCalledWith({ planId: 7, isActive: true }, A_KEY);
});

test("asks before it saves a rate that is far above what a tiffin costs", async () => {
  save.mockResolvedValue({ ok: true, value: { planId: 7, version: 5 } });
  renderWithTexts(<PlanForm plan={plan} meals={ONE_MEAL} />);
  await userEvent.clear(box("Daily rate"));
  await userEvent.type(box("Daily rate"), "99999");
  await press("Save plan");
  expect(await screen.findByRole("alertdialog")).toHaveTextContent("Is ₹99,999 a day right?");
  expect(save).not.toHaveBeenCalled();
  await press("Back to the form");
  expect(box("Daily rate")).toHaveValue("99999");
  await press("Save plan");
  await press("Save ₹99,999 a day");
  await waitFor(() =>
    expect(save).toHaveBeenCalledWith(expect.objectContaining({ dailyRate: "99999" }), A_KEY),
  );
});

test("says of a dish of 101 letters that it is too long", async () => {
  renderWithTexts(<PlanForm plan={plan} meals={ONE_MEAL} />);
  await userEvent.click(box("Items"));
  await userEvent.paste("x".repeat(101));
  await press("Save plan");
  expect(box("Items")).toHaveAccessibleDescription(expect.stringContaining("longer than 100 characters"));
});

test("says the true reason why a picture of too many pixels is refused", async () => {
  answerPicture.mockResolvedValue({ error: "picture-pixels" });
  renderWithTexts(<PlanForm plan={plan} meals={ONE_MEAL} />);
  await userEvent.upload(
    screen.getByLabelText("Picture"),
    new File(["bytes"], "a.jpg", { type: "image/jpeg" }),
  );
  await press("Save plan");
  await waitFor(() => expect(screen.getByLabelText("Picture")).toBeInvalid());
  expect(screen.getByText(/more than 50 megapixels/)).toBeInTheDocument();
});

test("sends a phone's photo made small", async () => {
  save.mockResolvedValue({ ok: true, value: { planId: 7, version: 5 } });
  const drawn: [number, number][] = [];
  const bitmap = { width: 4_000, height: 3_000, close: () => undefined };
  Object.defineProperty(globalThis, "createImageBitmap", {
    configurable: true,
    value: () => Promise.resolve(bitmap),
  });
  HTMLCanvasElement.prototype.getContext = jest.fn(() => null);
  HTMLCanvasElement.prototype.toBlob = function (done) {
    drawn.push([this.width, this.height]);
    done(new Blob(["small"], { type: "image/webp" }));
  };
  renderWithTexts(<PlanForm plan={plan} meals={ONE_MEAL} />);
  const photo = new File([new Uint8Array(6 * 1024 * 1024)], "dal.jpg", { type: "image/jpeg" });
  await userEvent.upload(screen.getByLabelText("Picture"), photo);
  await waitFor(() => expect(drawn).toEqual([[1_600, 1_200]]));
  await press("Save plan");
  await waitFor(() => expect(save).toHaveBeenCalled());
  const body = expect.objectContaining({ size: 5, type: "image/webp" });
  expect(sendPicture).toHaveBeenCalledWith("/admin/plans/picture", { method: "POST", body });
  Reflect.deleteProperty(globalThis, "createImageBitmap");
});
