/**
 * Every table that knows a person, and how its rows are found by their id (`$1`). A test reads the catalogue: a table that
 * names people must be listed here, or below with the reason why not.
 */
export const OWN_TABLES: Readonly<Record<string, string>> = {
  users: "id = $1",
  customer_plans: "customer_id = $1",
  paused_dates: "customer_id = $1",
  skipped_deliveries: "subscription_id IN (SELECT id FROM customer_plans WHERE customer_id = $1)",
  day_changes: "customer_id = $1",
  sheet_rows: "customer_id = $1",
  amendments: "customer_id = $1",
  added_tiffins: "customer_id = $1",
  day_addresses: "customer_id = $1",
  delivery_marks: "customer_id = $1 OR driver_id = $1",
  delivery_rounds: "driver_id = $1",
  driver_phones: "driver_id = $1",
  bills: "customer_id = $1",
  bill_lines: "bill_id IN (SELECT id FROM bills WHERE customer_id = $1)",
  bill_corrections: "customer_id = $1",
  payments: "customer_id = $1",
  payment_logs: "customer_id = $1",
  refunds: "customer_id = $1",
  disputes: "customer_id = $1",
  door_payments: "customer_id = $1",
  credits: "customer_id = $1",
  diet_notes: "subscription_id IN (SELECT id FROM customer_plans WHERE customer_id = $1)",
  diet_decisions: "subscription_id IN (SELECT id FROM customer_plans WHERE customer_id = $1)",
  complaints: "customer_id = $1",
  door_pictures: "customer_id = $1",
  cases: "customer_id = $1",
  documents: "customer_id = $1",
  journal_entries: "customer_id = $1",
  journal_lines: "customer_id = $1",
  sessions: "user_id = $1",
  authenticators: "user_id = $1",
  recovery_codes: "user_id = $1",
  passkeys: "user_id = $1",
  consents: "user_id = $1",
  email_claims: "user_id = $1",
  audit_logs: "account_id = $1 OR actor_id = $1",
  notifications: "user_id = $1 OR lower(recipient) = (SELECT lower(email) FROM users WHERE id = $1)",
  notification_choices: "user_id = $1",
  presses: "user_id = $1",
  system_logs: "user_id = $1",
};

/** Tables that name staff but no customer, or hold what nobody can read. */
export const NOT_OWN: Readonly<Record<string, string>> = {
  plans: "who of the staff changed a plan last",
  menus: "who of the staff changed a menu last",
  dishes: "who of the staff changed a dish last",
  settings: "who of the staff changed the settings last",
  ingredients: "who of the staff changed an ingredient last",
  dish_recipes: "who of the staff changed a recipe last",
  day_leftovers: "who of the staff noted a meal's leftovers last",
  food_safety_entries: "who of the staff wrote in the food-safety log",
  pack_marks: "who of the staff packed a round, and who drove it",
  slots: "who of the staff changed a meal's hours last",
  buildings: "societies; who lives in one stands in users",
  routes: "who of the staff drives a route, and who changed it last",
  route_days: "who of the staff drives a route on a day",
  corrections: "who of the staff opened a correction; a customer's part of it is in bill_corrections",
  verification_tokens: "holds digests of links for at most a week",
};

/** Columns that nobody gets: they would let someone in. */
export const SECRET_COLUMNS = [
  ...[
    "password",
    "session_token",
    "previous_token",
    "sealed_secret",
    "code_hash",
    "last_press",
    "used_press",
    "public_key",
  ],
];
