import "@testing-library/jest-dom";
import { screen, within } from "@testing-library/react";
import { LookedBack } from "@/components/deliveries/looked-back";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { renderWithTexts } from "../../support/render";

const day = parsePlainDate("2026-12-01");
const at = (time: string) => new Date(`2026-12-01T${time}:00+05:30`);
const route = {
  ...{ routeId: 7, route: "North", tiffins: 14, delivered: 9, withGuard: 2, notDelivered: 3, open: 0 },
  reasons: [
    { reason: "gate" as const, count: 2 },
    { reason: "spilled" as const, count: 1 },
  ],
  packed: { by: ["Lata Kale"], count: 14, due: 14, last: at("10:15") },
  drove: [{ name: "Raju Pawar", first: at("11:05"), last: at("13:40") }],
};

test("a route says who packed and brought it, when, and what became of it", () => {
  const cooked = [{ name: "Lata Kale", first: at("07:40"), last: at("10:15") }];
  renderWithTexts(<LookedBack day={day} back={{ cooked, routes: [route] }} />);
  expect(screen.getByText(/In the kitchen: Lata Kale, 07:40 to 10:15\./)).toBeInTheDocument();
  const link = screen.getByRole("link", { name: "Food-safety log" });
  expect(link).toHaveAttribute("href", "/admin/kitchen/afterwards?date=2026-12-01");
  const row = screen.getByRole("row", { name: /North/ });
  for (const text of [
    "Lata Kale, 14 of 14 by 10:15",
    "Raju Pawar, 11:05 to 13:40",
    "2 × gate locked, 1 × spilled",
  ])
    expect(row).toHaveTextContent(text);
  expect(within(row).getByRole("link", { name: "North" })).toHaveAttribute(
    "href",
    "/admin/deliveries?date=2026-12-01&route=7",
  );
});

test("before the count there is nothing to look back at", () => {
  const { container } = renderWithTexts(<LookedBack day={day} back={{ cooked: [], routes: [] }} />);
  expect(container).toBeEmptyDOMElement();
});
