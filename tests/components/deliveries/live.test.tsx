import { screen } from "@testing-library/react";
import { DayRounds } from "@/components/deliveries/day-rounds";
import { DeliveryList } from "@/components/deliveries/delivery-list";
import { parsePlainDate } from "@/lib/domain/plain-date";
import type { DoorStanding } from "@/lib/features/drive/office-queries";
import { renderWithTexts } from "@/tests/support/render";

jest.mock("next/navigation", () => ({ useRouter: () => ({ push: jest.fn() }) }));

const at = (time: string) => new Date(`2026-12-30T${time}:00+05:30`);

test("a round that is under way says how far it is, and since when its phone is silent", () => {
  const round = { driverId: 1, driver: "Raju Pawar", startedAt: at("11:04"), endedAt: null };
  const rounds = [{ ...round, heardAt: at("12:05"), waiting: 2, marked: 34, silentSince: at("12:05") }];
  renderWithTexts(<DayRounds rounds={rounds} />);
  expect(screen.getByRole("listitem")).toHaveTextContent(
    /Raju Pawar.*Started 11:04.*34 tiffins marked.*2 marks still on the phone.*No answer since 12:05/,
  );
});

test("a door says what became of each of its tiffins, and what came late", () => {
  const stop = { customerId: 7, fullname: "Asha", phone: "9820012345", addr1: "Flat 1", addr2: null };
  const rest = { city: "Navi Mumbai", pincode: "400703", plans: [{ name: "Veg Thali", count: 2 }], count: 2 };
  const area = { area: "Vashi", count: 2, doors: 1, first: 1, stops: [{ ...stop, ...rest }] };
  const standings: DoorStanding[] = [
    { state: "delivered", reason: null, happenedAt: at("12:41"), receivedAt: at("12:41"), count: 1 },
    { state: "not_delivered", reason: "spilled", happenedAt: at("12:05"), receivedAt: at("12:43"), count: 1 },
  ];
  renderWithTexts(
    <DeliveryList
      day={parsePlainDate("2026-12-30")}
      area={null}
      page={{ areas: [area], shown: [area], after: null, before: null }}
      toCollect={null}
      standings={new Map([[7, standings]])}
    />,
  );
  expect(screen.getByText(/1 × Delivered 12:41$/)).toBeInTheDocument();
  expect(screen.getByText(/Not delivered 12:05: spilled/)).toHaveTextContent("(came 12:43)");
});
