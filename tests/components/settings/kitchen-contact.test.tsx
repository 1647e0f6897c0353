import { screen } from "@testing-library/react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { FailedPage } from "@/components/errors/failed-page";
import { CallLink, KitchenContact, WithCall } from "@/components/settings/kitchen-contact";
import { telLink } from "@/components/settings/tel-link";
import { messages } from "@/lib/messages";
import { renderWithTexts } from "../../support/render";

const PHONE = "022 2766 1234";
const call = () => screen.getByRole("link", { name: "call the kitchen" });
const known = (element: React.ReactNode) =>
  renderWithTexts(<KitchenContact phone={PHONE}>{element}</KitchenContact>);

test.each([
  ["9820012345", "tel:+919820012345"],
  ["+91 98200-12345", "tel:+919820012345"],
  ["022 2766 1234", "tel:02227661234"],
])("the number %s is dialled as %s", (phone, address) => {
  expect(telLink(phone)).toBe(address);
});

test("a sentence that says to call the kitchen is the way to do so, and says nothing else than before", () => {
  const text = messages.accounts.refusals["address-locked"];
  const { container } = known(<WithCall text={text} />);
  expect(call()).toHaveAttribute("href", "tel:02227661234");
  expect(container).toHaveTextContent(text);
});

test("without a number the sentence stands as it is", () => {
  const { container } = renderWithTexts(
    <KitchenContact phone="">
      <WithCall text="Please call the kitchen." />
      <CallLink />
    </KitchenContact>,
  );
  expect(container).toHaveTextContent("Please call the kitchen.");
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
});

test("a refusal that asks for a call makes it", () => {
  known(<RefusalAlert refusal={{ text: "If you move, call the kitchen.", signedOut: false }} />);
  expect(call()).toBeVisible();
});

test("a page that failed names a reference only where there is one, and the kitchen in any case", () => {
  const { unmount } = known(<FailedPage reference="1234567890" retry={() => undefined} />);
  expect(screen.getByRole("alert")).toHaveTextContent("give the reference 1234567890");
  expect(call()).toBeVisible();
  unmount();
  known(<FailedPage reference={undefined} retry={() => undefined} />);
  expect(screen.getByRole("alert")).not.toHaveTextContent(/reference|none/);
  expect(call()).toBeVisible();
});
