-- Invoices and receipts as they were issued: what is printed is kept as data, and nobody rewrites it.

ALTER TABLE settings ADD COLUMN fssai VARCHAR(14), ADD COLUMN gstin VARCHAR(15);
ALTER TABLE payments ADD COLUMN card_brand VARCHAR(30), ADD COLUMN card_last4 VARCHAR(4);

CREATE TABLE "documents" (
    "id" SERIAL NOT NULL,
    "kind" VARCHAR(10) NOT NULL,
    "series" VARCHAR(10) NOT NULL,
    "position" INTEGER NOT NULL,
    "edition" SMALLINT NOT NULL DEFAULT 1,
    "number" VARCHAR(16) NOT NULL,
    "bill_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "payment_id" INTEGER,
    "door_payment_id" INTEGER,
    "replaces_id" INTEGER,
    "calculated_at" TIMESTAMPTZ(3),
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "renderer" SMALLINT NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "documents_replaces_id_key" ON "documents"("replaces_id");
CREATE INDEX "documents_bill_id_kind_idx" ON "documents"("bill_id", "kind");
CREATE INDEX "documents_customer_id_idx" ON "documents"("customer_id");
CREATE INDEX "documents_payment_id_idx" ON "documents"("payment_id");
CREATE INDEX "documents_door_payment_id_idx" ON "documents"("door_payment_id");
CREATE UNIQUE INDEX "documents_series_position_edition_key" ON "documents"("series", "position", "edition");

ALTER TABLE "documents" ADD CONSTRAINT "documents_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "documents" ADD CONSTRAINT "documents_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "documents" ADD CONSTRAINT "documents_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "documents" ADD CONSTRAINT "documents_door_payment_id_fkey" FOREIGN KEY ("door_payment_id") REFERENCES "door_payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "documents" ADD CONSTRAINT "documents_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE documents
  ADD CONSTRAINT documents_kind_check CHECK (kind IN ('invoice', 'receipt')),
  ADD CONSTRAINT documents_about_check CHECK (num_nonnulls(payment_id, door_payment_id) = (kind = 'receipt')::integer),
  ADD CONSTRAINT documents_calculated_check CHECK ((calculated_at IS NOT NULL) = (kind = 'invoice')),
  ADD CONSTRAINT documents_position_check CHECK (position > 0 AND edition > 0);

CREATE TRIGGER documents_match_bill BEFORE INSERT ON documents
  FOR EACH ROW EXECUTE FUNCTION payments_match_bill();
CREATE TRIGGER documents_append_only BEFORE UPDATE OR DELETE ON documents
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER documents_no_truncate BEFORE TRUNCATE ON documents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON documents TO tiffin_system;
CREATE POLICY system_everything ON documents TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT ON documents TO tiffin_customer, tiffin_staff;
CREATE POLICY customer_reads_own ON documents FOR SELECT TO tiffin_customer USING (customer_id = app_user_id());
CREATE POLICY office_reads ON documents FOR SELECT TO tiffin_staff USING (app_is_admin() OR app_role() = 'support');
-- Who took money at the door hands out the receipt for it.
CREATE POLICY driver_reads_own ON documents FOR SELECT TO tiffin_staff
  USING (app_role() = 'driver' AND app_took_at_door(door_payment_id));
-- An admin's correction of a bill issues the document that corrects.
GRANT INSERT ON documents TO tiffin_staff;
CREATE POLICY admin_adds ON documents FOR INSERT TO tiffin_staff WITH CHECK (app_is_admin());
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tiffin_customer, tiffin_staff, tiffin_system;
