import { screen } from "@testing-library/react";
import { NavLink } from "@/components/shell/nav-link";
import { staffPlaces } from "@/components/shell/staff-places";
import { renderWithTexts } from "../../support/render";

let path = "/";
jest.mock("next/navigation", () => ({ usePathname: () => path }));

test.each([
  ["/bills", false, "page"],
  ["/bills/12", false, "page"],
  ["/billsomething", false, null],
  ["/bills/12", true, null],
])("at %s (exact: %s) the place /bills is current: %s", (at, exact, current) => {
  path = at;
  renderWithTexts(
    <NavLink look="bar" href="/bills" exact={exact}>
      Bills
    </NavLink>,
  );
  expect(screen.getByRole("link", { name: "Bills" }).getAttribute("aria-current")).toBe(current);
});

test("a place is current too while a page is read that is reached from it alone", () => {
  path = "/corrections/7";
  renderWithTexts(
    <NavLink look="rail" href="/bills" also="/corrections">
      Bills
    </NavLink>,
  );
  expect(screen.getByRole("link", { name: "Bills" }).getAttribute("aria-current")).toBe("page");
});

const hrefs = (role: Parameters<typeof staffPlaces>[0]) =>
  staffPlaces(role).flatMap(({ places }) => places.map(({ href }) => href));

test("the rail offers each role its own pages", () => {
  expect(hrefs("driver")).toEqual(["/drive", "/admin/deliveries", "/admin/collect", "/admin/profile"]);
  expect(hrefs("kitchen")).toEqual(["/kitchen", "/admin/kitchen", "/admin/profile"]);
  expect(hrefs("owner")).toContain("/admin/audit");
  expect(hrefs("owner")).toContain("/admin/books");
  expect(hrefs("support")).not.toContain("/admin/books");
});
