import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DoorForm } from "@/components/door/door-form";
import { OnlineWarning } from "@/components/door/online-warning";
import { paise } from "@/lib/domain/money";
import { takeDoorPaymentAction } from "@/lib/features/door/actions";
import { renderWithTexts, withTexts } from "@/tests/support/render";
import { A_KEY } from "../../support/press-key";

jest.mock("@/lib/features/door/actions", () => ({ takeDoorPaymentAction: jest.fn() }));
const router = { push: jest.fn(), refresh: jest.fn() };
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined, useRouter: () => router }));

const take = jest.mocked(takeDoorPaymentAction);
const bill = { id: 7, month: "November 2026", open: paise(116_050) };
const taken = { doorPaymentId: 12, receipt: "D-00012", open: paise(0), onlineMayStillCome: false };
const amount = () => screen.getByRole("textbox", { name: "Amount" });
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

let shown: ReturnType<typeof renderWithTexts>;

beforeEach(() => {
  jest.resetAllMocks();
  take.mockResolvedValue({ ok: true, value: taken });
  shown = renderWithTexts(<DoorForm bill={bill} name="Meera Kulkarni" />);
});

const readAnew = (open: number) =>
  shown.rerender(withTexts(<DoorForm bill={{ ...bill, open: paise(open) }} name="Meera Kulkarni" />));

/** The question that is asked before anything is written down. */
async function confirm(name: string) {
  const question = within(await screen.findByRole("alertdialog"));
  await userEvent.click(question.getByRole("button", { name }));
}

test("offers all that is open, asks once more, and leads to the receipt", async () => {
  expect(amount()).toHaveValue("1,160.50");
  expect(screen.getByText("₹1,160.50 is open; a part is fine.")).toBeInTheDocument();
  await press("Take ₹1,160.50");
  expect(
    await screen.findByRole("alertdialog", { name: "Take ₹1,160.50 from Meera Kulkarni?" }),
  ).toHaveTextContent("In cash, for the bill of November 2026.");
  expect(take).not.toHaveBeenCalled();
  await confirm("Take ₹1,160.50");
  await waitFor(() => expect(router.push).toHaveBeenCalledWith("/admin/collect/receipts/12"));
  expect(take).toHaveBeenCalledWith(
    {
      billId: 7,
      seen: 116_050,
      amount: "1,160.50",
      method: "cash",
      reference: "",
    },
    A_KEY,
  );
});

test("a part by UPI needs the transaction's number, which the question repeats", async () => {
  await userEvent.clear(amount());
  await userEvent.type(amount(), "500");
  await userEvent.click(screen.getByRole("radio", { name: "UPI" }));
  await press("Take ₹500");
  const reference = screen.getByRole("textbox", { name: "UPI reference" });
  await waitFor(() => expect(reference).toHaveAccessibleDescription(/on the customer's screen/));
  expect(reference).toBeInvalid();
  expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
  await userEvent.type(reference, "632412345678");
  await press("Take ₹500");
  expect(await screen.findByRole("alertdialog")).toHaveTextContent("By UPI, reference 632412345678");
});

test.each(["", "0", "0.00", "12.505", "lots"])("%j is no amount to take", async (typed) => {
  await userEvent.clear(amount());
  if (typed) await userEvent.type(amount(), typed);
  await press("Take payment");
  await waitFor(() => expect(amount()).toHaveAccessibleDescription(/Write an amount in digits/));
  expect(amount()).toBeInvalid();
  expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
});

test("more than what is open is refused at the amount, before anything is asked", async () => {
  await userEvent.clear(amount());
  await userEvent.type(amount(), "1160.51");
  await press("Take ₹1,160.51");
  await waitFor(() => expect(amount()).toHaveAccessibleDescription(/more than what is open/));
  expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
});

test("what the server finds too much is refused at the amount too", async () => {
  take.mockResolvedValue({ ok: false, error: "too-much" });
  await press("Take ₹1,160.50");
  await confirm("Take ₹1,160.50");
  await waitFor(() => expect(amount()).toHaveAccessibleDescription(/more than what is open/));
  expect(router.push).not.toHaveBeenCalled();
});

test("when something came in meanwhile, it says so and looks again", async () => {
  take.mockResolvedValue({ ok: false, error: "changed-meanwhile" });
  await press("Take ₹1,160.50");
  await confirm("Take ₹1,160.50");
  expect(await screen.findByRole("alert")).toHaveTextContent("has changed since you opened it");
  await press("Look again");
  expect(router.refresh).toHaveBeenCalledTimes(1);
});

test("nothing is written down when the question is answered with no", async () => {
  await press("Take ₹1,160.50");
  await confirm("Cancel");
  await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
  expect(take).not.toHaveBeenCalled();
  expect(amount()).toHaveValue("1,160.50");
});

test("a payment online that couldn't be given up is told on the receipt", async () => {
  take.mockResolvedValue({ ok: true, value: { ...taken, onlineMayStillCome: true } });
  await press("Take ₹1,160.50");
  await confirm("Take ₹1,160.50");
  await waitFor(() => expect(router.push).toHaveBeenCalledWith("/admin/collect/receipts/12?online=may-come"));
  renderWithTexts(<OnlineWarning />);
  expect(screen.getByText(/Ask them not to approve it/)).toBeInTheDocument();
});

test("a page read anew offers what is open now, unless somebody has typed an amount", async () => {
  readAnew(60_000);
  expect(amount()).toHaveValue("600");
  await userEvent.clear(amount());
  await userEvent.type(amount(), "500");
  readAnew(55_000);
  readAnew(70_000);
  expect(amount()).toHaveValue("500");
  await press("Take ₹500");
  await confirm("Take ₹500");
  await waitFor(() =>
    expect(take).toHaveBeenCalledWith(expect.objectContaining({ amount: "500", seen: 70_000 }), A_KEY),
  );
});
