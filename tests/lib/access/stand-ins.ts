// What stands in for the database, the session and the presses, where a test is about who may act.
import type { Viewer } from "@/lib/access/auth";
import { userId, type Role } from "@/lib/domain/identity";

/** Half past one at night in India. */
export const NOW = new Date("2026-11-20T20:00:00Z");
export const at = JSON.stringify(NOW);

/** Whose transactions were opened, with what else they were given, and how a press was done once. */
export const ran: string[] = [];

const isFunction = (given: unknown): given is (tx: object) => unknown => typeof given === "function";

/** Runs what it is given, as nobody, and remembers as whom it would have been. */
export function databaseStandIn() {
  const as =
    (whose: string) =>
    (...given: unknown[]) => {
      const told = given.filter((one) => !isFunction(one)).map((one) => JSON.stringify(one));
      ran.push([whose, ...told].join(" "));
      return given.find(isFunction)?.({ whose });
    };
  return { asCustomer: as("customer"), asStaff: as("staff"), asGuest: as("guest"), asSystem: as("system") };
}

type Somebody = { id: number; role: string; owes?: string | undefined };

export const authStandIn = () => ({
  getViewer: jest.fn(),
  customerIdOf: ({ id, role }: Somebody) => (role === "customer" ? id : null),
  staffOf: ({ id, role, owes }: Somebody, roles: readonly string[]) =>
    !owes && roles.includes(role) ? { id, role } : null,
});

export function pressStandIn() {
  const done = (way: string) => (fn: () => unknown) => {
    ran.push(`once: ${way}`);
    return fn();
  };
  return {
    ...jest.requireActual<object>("@/lib/press/press"),
    pressOf: jest.fn(),
    duringPress: (_: unknown, fn: () => unknown) => fn(),
    onceInTransaction: (_: unknown, fn: () => unknown) => fn(),
    afterFault: jest.fn(),
    ONCE: {
      flow: done("flow"),
      transaction: done("transaction"),
      repeatable: done("repeatable"),
      own: done("own"),
    },
  };
}

export const viewer = (role: Role, more: Partial<Viewer> = {}): Viewer => ({
  ...{ id: userId(7), fullname: "", email: "", role, sessionId: 1, provedAt: NOW },
  ...more,
});

/** A stand-in that may answer anything, of whatever type the real one is. */
export function standIn(fn: unknown): jest.Mock {
  if (!jest.isMockFunction(fn)) throw new Error("this is the real one");
  return fn;
}

/** Plain data, of whatever type a test needs it to be. */
export const loose = (value: object | string) => JSON.parse(JSON.stringify(value));
