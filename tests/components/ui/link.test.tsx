import { fireEvent, render, screen } from "@testing-library/react";
import type { ComponentProps } from "react";
import { Link } from "@/components/ui/link";

// as Next.js is told: false for not at all, null for as soon as it is seen
jest.mock("next/link", () => ({
  __esModule: true,
  default: ({ prefetch, ...props }: ComponentProps<"a"> & { prefetch?: boolean | null }) => (
    <a {...props} data-ahead={String(prefetch)}>
      {props.children}
    </a>
  ),
}));

const ahead = () => screen.getByRole("link").dataset["ahead"];

test.each([
  ["a pointer or a finger", fireEvent.pointerEnter],
  ["the keyboard", fireEvent.focus],
])("a page is fetched ahead once %s comes to its link", (_what, come) => {
  render(<Link href="/bills">Bills</Link>);
  expect(ahead()).toBe("false");
  come(screen.getByRole("link"));
  expect(ahead()).toBe("null");
});

test("a link that says so is fetched ahead as soon as it is seen", () => {
  render(
    <Link href="/bills" prefetch={null}>
      Bills
    </Link>,
  );
  expect(ahead()).toBe("null");
});
