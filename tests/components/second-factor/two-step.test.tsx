import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SecondFactorCard } from "@/components/second-factor/second-factor-card";
import type { SecondFactor } from "@/lib/features/second-factor/queries";
import { renderWithTexts, withTexts } from "../../support/render";

const actions = {
  startAuthenticatorAction: jest.fn(),
  confirmAuthenticatorAction: jest.fn(),
  renewRecoveryCodesAction: jest.fn(),
  takeOffAuthenticatorAction: jest.fn(),
};
jest.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
jest.mock("@/lib/features/second-factor/actions", () => ({
  startAuthenticatorAction: (input: unknown) => actions.startAuthenticatorAction(input),
  confirmAuthenticatorAction: (input: unknown) => actions.confirmAuthenticatorAction(input),
  renewRecoveryCodesAction: (input: unknown) => actions.renewRecoveryCodesAction(input),
  takeOffAuthenticatorAction: (input: unknown) => actions.takeOffAuthenticatorAction(input),
}));

beforeEach(() => {
  jest.resetAllMocks();
  sessionStorage.clear();
  for (const action of Object.values(actions)) action.mockResolvedValue({ ok: true, value: {} });
});

const OFF: SecondFactor = { kind: "off", enrolment: null };
const BEGUN: SecondFactor = { kind: "off", enrolment: { path: "M4 4h1v1h-1z", size: 9, typed: "JBSW Y3DP" } };
const on = (codesLeft: number): SecondFactor => ({ kind: "on", since: new Date("2026-11-20"), codesLeft });
const CODES = ["4821-0937-5526", "1111-2222-3333"];

const card = (factor: SecondFactor, isDemanded = false) => (
  <SecondFactorCard factor={factor} email="meera@example.test" isDemanded={isDemanded} />
);
const button = (name: string) => screen.getByRole("button", { name });

async function prove(code: string, submit: string) {
  const dialog = screen.queryByRole("dialog");
  const place = dialog ? within(dialog) : screen;
  await userEvent.type(place.getByLabelText(/^Code from your app/), code);
  await userEvent.type(place.getByLabelText("Current password"), "khichdi on a rainy day");
  await userEvent.click(place.getByRole("button", { name: submit }));
}

test("from set up to the codes, which are shown until they are kept, whatever the page becomes meanwhile", async () => {
  const { rerender } = renderWithTexts(card(OFF));
  await userEvent.click(button("Set up"));
  rerender(withTexts(card(BEGUN)));
  expect(await screen.findByRole("img", { name: /app to scan/ })).toBeVisible();
  expect(screen.getByText("JBSW Y3DP")).toBeVisible();
  actions.confirmAuthenticatorAction.mockResolvedValue({ ok: true, value: { codes: CODES } });
  await prove("123456", "Turn on");
  rerender(withTexts(card(on(10))));
  expect(await screen.findByText("4821-0937-5526")).toBeVisible();
  expect(screen.getByRole("heading", { name: "Keep your recovery codes" })).toHaveFocus();
  await userEvent.click(button("I have kept them"));
  expect(screen.queryByText("4821-0937-5526")).toBeNull();
  expect(screen.getByText(/10 recovery codes are left/)).toBeVisible();
});

test("a key that was begun on another visit is not shown before it is asked for", () => {
  renderWithTexts(card(BEGUN));
  expect(screen.queryByText("JBSW Y3DP")).toBeNull();
  expect(button("Set up")).toBeVisible();
});

test.each([
  ["code-wrong", /^Code from your app/, /not right/],
  ["password-wrong", "Current password", /isn't your current password/],
] as const)("%s is said at its field", async (error, field, words) => {
  const { rerender } = renderWithTexts(card(OFF));
  await userEvent.click(button("Set up"));
  rerender(withTexts(card(BEGUN)));
  await screen.findByText("JBSW Y3DP");
  actions.confirmAuthenticatorAction.mockResolvedValue({ ok: false, error });
  await prove("123456", "Turn on");
  await waitFor(() => expect(screen.getByLabelText(field)).toHaveAccessibleDescription(words));
});

test("new codes take password and code; when their answer went elsewhere, the page says so", async () => {
  renderWithTexts(card(on(1)));
  expect(screen.getByText(/One recovery code is left/)).toBeVisible();
  await userEvent.click(button("New recovery codes"));
  await prove("123456", "Make new codes");
  expect(await screen.findByText(/not shown again/)).toBeVisible();
  expect(actions.renewRecoveryCodesAction).toHaveBeenCalledWith({
    code: "123456",
    currentPassword: "khichdi on a rainy day",
  });
});

test("who must have it is told what follows from turning it off", async () => {
  renderWithTexts(card(on(10), true));
  await userEvent.click(button("Turn off"));
  expect(screen.getByRole("dialog")).toHaveAccessibleDescription(/asked to set it up again/);
  await prove("123456", "Turn it off");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(actions.takeOffAuthenticatorAction).toHaveBeenCalledTimes(1);
});
