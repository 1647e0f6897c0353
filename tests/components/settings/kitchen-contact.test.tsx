import { screen } from "@testing-library/react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { FailedPage } from "@/components/errors/failed-page";
import { AskingAbout, CallLink, KitchenContact, WithCall } from "@/components/settings/kitchen-contact";
import { telLink } from "@/components/settings/tel-link";
import { messages } from "@/lib/messages";
import { hindi } from "@/lib/texts/hindi";
import { marathi } from "@/lib/texts/marathi";
import { renderWithTexts } from "../../support/render";

const TEXTS = { hi: hindi, mr: marathi };
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

test("who may write as well finds a chat beside the call, and what it is about in it", () => {
  renderWithTexts(
    <KitchenContact phone={PHONE} whatsapp="9820012345">
      <AskingAbout what="About my bill for November 2026, A-12:">
        <WithCall text={messages.billing.bill.question} />
      </AskingAbout>
      <WithCall text="Please call the kitchen." />
    </KitchenContact>,
  );
  const [about, plain] = screen.getAllByRole("link", { name: "WhatsApp" });
  expect(about).toHaveAttribute(
    "href",
    "https://wa.me/919820012345?text=About%20my%20bill%20for%20November%202026%2C%20A-12%3A",
  );
  expect(plain).toHaveAttribute("href", "https://wa.me/919820012345");
  expect(screen.getAllByRole("link", { name: "call the kitchen" })).toHaveLength(2);
});

test.each(["hi", "mr"] as const)(
  "in %s a bill's question says to call in the words of the link",
  (language) => {
    const { question } = TEXTS[language].billing.bill;
    expect(question).toContain(TEXTS[language].common.contact.call);
  },
);
