import type { Household } from "../household";

/** The demo's logins, and those whose money its other stories are about. */
const NAMES = new Set(["Meera Kulkarni", "Joseph D'Souza", "Aarti Deshmukh", "Rohit Sharma", "Nikhil Joshi"]);

/** The customers to whom anything may happen by chance. */
export const others = (homes: readonly Household[]): Household[] =>
  homes.filter(({ habits, running }) => running.length > 0 && !NAMES.has(habits.person.fullname));
