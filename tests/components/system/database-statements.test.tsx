import { screen } from "@testing-library/react";
import { DatabaseStatements } from "@/components/system/database-statements";
import "@testing-library/jest-dom";
import { renderWithTexts } from "../../support/render";

const slow = [
  { id: 1, at: new Date("2026-12-01T06:30:00Z"), text: "SELECT a FROM b", ms: 1_234, plan: "Seq Scan on b" },
  { id: 2, at: new Date("2026-12-01T06:31:00Z"), text: "SELECT 1; SELECT 2", ms: 2_000, plan: "" },
];
const costly = [{ text: "SELECT c FROM d", calls: 120_000, totalMs: 9_876.4, meanMs: 0.08 }];

test("slow statements stand with their plans, and those that took most with how often", () => {
  renderWithTexts(<DatabaseStatements slow={slow} costly={costly} />);
  expect(screen.getByRole("table", { name: "Slow statements" })).toHaveTextContent("1,234");
  expect(screen.getAllByText("Plan")).toHaveLength(1);
  expect(screen.getByText("Seq Scan on b")).toBeInTheDocument();
  expect(screen.getByRole("table", { name: "Statements by time" })).toHaveTextContent("1,20,000");
});

test("where there are none it says so", () => {
  renderWithTexts(<DatabaseStatements slow={[]} costly={[]} />);
  expect(screen.getByText(/No statement has taken longer/)).toBeInTheDocument();
  expect(screen.getByText(/keeps no account/)).toBeInTheDocument();
  expect(screen.queryByRole("table")).toBeNull();
});
