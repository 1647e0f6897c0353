// How people press what concerns the proof of their e-mail, and its change.
import { newClaimant, newCustomer, newLeavingLink, newProofLink } from "../customers";
import { rows } from "../database";
import { acts, click, countOf, fill, opened, seen, type Presses, type Ready, type Visit } from "./kit";

async function sendProofAgain(visit: Visit): Promise<Ready> {
  const customer = await newClaimant();
  const page = await opened(visit, customer, "/profile");
  return {
    page,
    press: click(page, "Send it again"),
    count: () =>
      countOf("select count(*) from notifications where channel = 'email' and recipient = $1", [
        customer.email,
      ]),
    shows: seen(page, "A letter is on its way"),
  };
}

async function changeEmail(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  const page = await opened(visit, customer, "/profile");
  await fill(page, { "New email": `new-${customer.email}` });
  await page.getByLabel("Your password", { exact: true }).fill(customer.password);
  return {
    page,
    press: click(page, "Change email"),
    count: acts("ask-email-change", customer.id),
    shows: seen(page, "Letters with links are on their way"),
  };
}

async function proveEmail(visit: Visit): Promise<Ready> {
  const customer = await newClaimant();
  const token = await newProofLink(customer.email);
  const page = await opened(visit, customer, `/prove-email#${new URLSearchParams({ token })}`);
  return {
    page,
    press: click(page, "It is mine"),
    count: acts("prove-email", customer.id),
    shows: seen(page, "Bills and other letters go there from now on"),
  };
}

async function answerEmailChange(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  const asked = "insert into email_claims (user_id, email) values ($1, $2)";
  await rows(asked, [customer.id, `new-${customer.email}`]);
  const token = await newLeavingLink(customer);
  const page = await opened(visit, "guest", `/change-email#${new URLSearchParams({ token })}`);
  return {
    page,
    press: click(page, "Change it"),
    count: acts("agree-to-email", customer.id),
    shows: seen(page, "the email is changed"),
  };
}

async function openLink(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  const asked = "insert into email_claims (user_id, email) values ($1, $2)";
  await rows(asked, [customer.id, `opened-${customer.email}`]);
  const token = await newLeavingLink(customer);
  const page = await visit("guest");
  return {
    page,
    press: () => page.goto(`/change-email#${new URLSearchParams({ token })}`),
    count: () =>
      countOf("select count(*) from verification_tokens where identifier = $1", [`leave ${customer.id}`]),
    shows: seen(page, `from ${customer.email} to`),
    effect: "each",
  };
}

export const EMAIL_PROOF_PRESSES: Presses = {
  openLinkAction: openLink,
  sendProofAgainAction: sendProofAgain,
  changeEmailAction: changeEmail,
  proveEmailAction: proveEmail,
  answerEmailChangeAction: answerEmailChange,
};
