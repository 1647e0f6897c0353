// Where the tiffin goes, as a customer changes it.
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AddressForm } from "@/components/accounts/address-form";
import { renderWithTexts } from "../../support/render";

const changeAddress = jest.fn();
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/accounts/actions", () => ({
  changeAddressAction: (input: unknown) => changeAddress(input),
}));

beforeEach(() => jest.resetAllMocks());

const box = (name: string) => screen.getByRole("textbox", { name });
const button = (name: string) => screen.getByRole("button", { name });

const address = {
  addr1: "12 Palm Beach Road",
  addr2: "",
  area: "Vashi",
  city: "Navi Mumbai",
  state: "Maharashtra",
  pincode: "400703",
  version: 3,
};
const show = (locked: boolean, kept = address) =>
  renderWithTexts(
    <AddressForm address={kept} areas={["Nerul", "Vashi"]} locked={locked} labelledBy="address-title" />,
  );

test("is disabled with the reason while a subscription is active", () => {
  show(true);

  for (const name of ["Address line 1", "Address line 2", "City", "State", "PIN code"]) {
    expect(box(name)).toBeDisabled();
  }
  expect(screen.getByRole("combobox", { name: "Area" })).toBeDisabled();
  expect(screen.getByText(/locked while you have an active subscription/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Save address" })).toBeNull();
});

test("can be changed otherwise", async () => {
  changeAddress.mockResolvedValue({ ok: true, value: { version: 4 } });
  show(false);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Area" }), "Nerul");
  await userEvent.click(button("Save address"));
  expect(box("PIN code")).toHaveAccessibleDescription("400703 is Vashi. You chose Nerul.");
  await userEvent.clear(box("PIN code"));
  await userEvent.type(box("PIN code"), "४००७०६");
  await userEvent.click(button("Save address"));

  await waitFor(() => expect(screen.getByRole("status")).toHaveTextContent("Address saved"));
  expect(changeAddress).toHaveBeenCalledWith({
    ...address,
    area: "Nerul",
    pincode: "४००७०६",
    isPincodeRight: false,
  });
});

test("a PIN code known as another area's is asked about, and kept when it is right", async () => {
  changeAddress.mockResolvedValue({ ok: true, value: { version: 4 } });
  show(false);
  const right = { name: "My PIN is right" };
  expect(screen.queryByRole("checkbox", right)).not.toBeInTheDocument();
  await userEvent.clear(box("PIN code"));
  await userEvent.type(box("PIN code"), "400614");
  await userEvent.click(button("Save address"));
  expect(box("PIN code")).toHaveAccessibleDescription("400614 is Belapur. You chose Vashi.");
  expect(changeAddress).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("checkbox", right));
  await userEvent.click(button("Save address"));
  await waitFor(() =>
    expect(changeAddress).toHaveBeenCalledWith({
      ...address,
      pincode: "400614",
      isPincodeRight: true,
    }),
  );
  expect(box("PIN code")).toBeValid();
});

test("a city and a state that no area lies in are refused at their fields", async () => {
  show(false);
  await userEvent.clear(box("City"));
  await userEvent.type(box("City"), "Pune");
  await userEvent.clear(box("State"));
  await userEvent.type(box("State"), "Goa");
  await userEvent.click(button("Save address"));
  expect(box("City")).toHaveAccessibleDescription(/We deliver in and around Navi Mumbai/);
  expect(box("State")).toHaveAccessibleDescription("Every area we deliver to is in Maharashtra.");
  expect(changeAddress).not.toHaveBeenCalled();
});

test("what stands there already and stays is not asked about, whatever it is", async () => {
  changeAddress.mockResolvedValue({ ok: true, value: { version: 4 } });
  const kept = { ...address, city: "Pune", state: "Goa", pincode: "400614" };
  show(false, kept);
  await userEvent.type(box("Address line 2"), "Near the lake");
  expect(screen.queryByRole("checkbox", { name: "My PIN is right" })).not.toBeInTheDocument();
  await userEvent.click(button("Save address"));
  await waitFor(() =>
    expect(changeAddress).toHaveBeenCalledWith({ ...kept, addr2: "Near the lake", isPincodeRight: false }),
  );
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Area" }), "Nerul");
  expect(screen.getByRole("checkbox", { name: "My PIN is right" })).toBeVisible();
});

test("a subscription taken in another tab refuses the change and keeps what was typed", async () => {
  changeAddress.mockResolvedValue({ ok: false, error: "address-locked" });
  show(false);
  await userEvent.clear(box("Address line 1"));
  await userEvent.type(box("Address line 1"), "4 Station Road");
  await userEvent.click(button("Save address"));

  expect(await screen.findByRole("alert")).toHaveTextContent(/can't change while a subscription is active/);
  expect(box("Address line 1")).toHaveValue("4 Station Road");
});
