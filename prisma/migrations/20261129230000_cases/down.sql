ALTER TABLE cases RENAME TO payment_flags;
ALTER TABLE refunds RENAME COLUMN case_id TO payment_flag_id;
ALTER TABLE journal_entries RENAME COLUMN case_id TO payment_flag_id;
ALTER TABLE payment_flags RENAME CONSTRAINT cases_pkey TO payment_flags_pkey;
ALTER TABLE payment_flags RENAME CONSTRAINT cases_payment_id_fkey TO payment_flags_payment_id_fkey;
ALTER TABLE payment_flags RENAME CONSTRAINT cases_bill_id_fkey TO payment_flags_bill_id_fkey;
ALTER TABLE payment_flags RENAME CONSTRAINT cases_customer_id_fkey TO payment_flags_customer_id_fkey;
ALTER TABLE payment_flags RENAME CONSTRAINT cases_resolved_by_id_fkey TO payment_flags_resolved_by_id_fkey;
ALTER TABLE journal_entries RENAME CONSTRAINT journal_entries_case_id_fkey TO journal_entries_payment_flag_id_fkey;
ALTER INDEX journal_entries_case_id_idx RENAME TO journal_entries_payment_flag_id_idx;
ALTER TABLE refunds RENAME CONSTRAINT refunds_case_id_fkey TO refunds_payment_flag_id_fkey;
ALTER INDEX refunds_case_id_idx RENAME TO refunds_payment_flag_id_idx;
ALTER INDEX cases_resolved_at_idx RENAME TO payment_flags_resolved_at_idx;
ALTER INDEX cases_kind_stripe_object_id_key RENAME TO payment_flags_kind_stripe_object_id_key;
ALTER INDEX cases_payment_id_idx RENAME TO payment_flags_payment_id_idx;
ALTER INDEX cases_customer_id_idx RENAME TO payment_flags_customer_id_idx;
ALTER INDEX cases_open_of_bill_idx RENAME TO payment_flags_open_of_bill_idx;
ALTER INDEX journal_entries_once_per_case RENAME TO journal_entries_once_per_flag;
ALTER SEQUENCE cases_id_seq RENAME TO payment_flags_id_seq;

CREATE OR REPLACE FUNCTION refunds_within_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.payment_id IS NOT NULL AND NEW.payment_flag_id IS NULL AND NEW.requested_by_id IS NOT NULL AND
    (SELECT sum(amount) FROM refunds WHERE payment_id = NEW.payment_id AND payment_flag_id IS NULL
       AND status NOT IN ('failed', 'canceled')) > (SELECT amount FROM payments WHERE id = NEW.payment_id) THEN
    RAISE EXCEPTION 'more would be given back than payment % brought', NEW.payment_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_payment';
  END IF;
  RETURN NULL;
END $$;
