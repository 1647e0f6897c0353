import "@testing-library/jest-dom";
import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { LogOutButton } from "@/components/shell/log-out-button";
import { logOutAction } from "@/lib/features/accounts/actions";
import { renderWithTexts } from "../../support/render";

jest.mock("next/navigation", () => ({
  unstable_rethrow: () => undefined,
  unstable_isUnrecognizedActionError: () => false,
}));
jest.mock("@/lib/features/accounts/actions", () => ({ logOutAction: jest.fn() }));
const openPageAnew = jest.fn();
jest.mock("@/components/press/line", () => ({
  ...jest.requireActual("@/components/press/line"),
  openPageAnew: (address: string) => openPageAnew(address),
}));

const logOut = jest.mocked(logOutAction);
const answers = (state: string) =>
  Object.assign(globalThis, { fetch: jest.fn(async () => ({ ok: true, json: async () => ({ state }) })) });
const press = () => userEvent.click(screen.getByRole("button", { name: "Log out" }));

const nothing = async () => null;

beforeEach(() => jest.resetAllMocks());

test("an answer that gets lost is asked about, and then it is true that one is logged out", async () => {
  answers("repeatable");
  logOut
    .mockRejectedValueOnce(new TypeError("Failed to fetch"))
    .mockResolvedValue({ ok: true, value: undefined });
  renderWithTexts(<LogOutButton plain={nothing} />);
  await press();
  await waitFor(() => expect(openPageAnew).toHaveBeenCalledWith("/login"));
  expect(logOut.mock.calls[1]).toEqual(logOut.mock.calls[0]);
});

test("a press that never came is said to be not done: one is still logged in", async () => {
  answers("withdrawn");
  logOut.mockRejectedValue(new TypeError("Failed to fetch"));
  renderWithTexts(<LogOutButton plain={nothing} />);
  await press();
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("did not reach us"));
  expect(openPageAnew).not.toHaveBeenCalled();
});

test("what was typed in this tab is not left to who uses it next", async () => {
  sessionStorage.setItem("tiffintrack:typed:address", JSON.stringify({ addr1: "12 Palm Beach Road" }));
  sessionStorage.setItem("somebody-else", "stays");
  logOut.mockResolvedValue({ ok: true, value: undefined });
  renderWithTexts(<LogOutButton plain={nothing} />);
  await press();
  await waitFor(() => expect(openPageAnew).toHaveBeenCalledWith("/login"));
  expect(Object.keys(sessionStorage)).toEqual(["somebody-else"]);
});
