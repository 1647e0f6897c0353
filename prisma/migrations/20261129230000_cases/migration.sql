-- What a person must look at is a case, in every place; here it was still called a flag.
ALTER TABLE payment_flags RENAME TO cases;
ALTER TABLE refunds RENAME COLUMN payment_flag_id TO case_id;
ALTER TABLE journal_entries RENAME COLUMN payment_flag_id TO case_id;
ALTER TABLE cases RENAME CONSTRAINT payment_flags_pkey TO cases_pkey;
ALTER TABLE cases RENAME CONSTRAINT payment_flags_payment_id_fkey TO cases_payment_id_fkey;
ALTER TABLE cases RENAME CONSTRAINT payment_flags_bill_id_fkey TO cases_bill_id_fkey;
ALTER TABLE cases RENAME CONSTRAINT payment_flags_customer_id_fkey TO cases_customer_id_fkey;
ALTER TABLE cases RENAME CONSTRAINT payment_flags_resolved_by_id_fkey TO cases_resolved_by_id_fkey;
ALTER TABLE journal_entries RENAME CONSTRAINT journal_entries_payment_flag_id_fkey TO journal_entries_case_id_fkey;
ALTER INDEX journal_entries_payment_flag_id_idx RENAME TO journal_entries_case_id_idx;
ALTER TABLE refunds RENAME CONSTRAINT refunds_payment_flag_id_fkey TO refunds_case_id_fkey;
ALTER INDEX refunds_payment_flag_id_idx RENAME TO refunds_case_id_idx;
ALTER INDEX payment_flags_resolved_at_idx RENAME TO cases_resolved_at_idx;
ALTER INDEX payment_flags_kind_stripe_object_id_key RENAME TO cases_kind_stripe_object_id_key;
ALTER INDEX payment_flags_payment_id_idx RENAME TO cases_payment_id_idx;
ALTER INDEX payment_flags_customer_id_idx RENAME TO cases_customer_id_idx;
ALTER INDEX payment_flags_open_of_bill_idx RENAME TO cases_open_of_bill_idx;
ALTER INDEX journal_entries_once_per_flag RENAME TO journal_entries_once_per_case;
ALTER SEQUENCE payment_flags_id_seq RENAME TO cases_id_seq;

CREATE OR REPLACE FUNCTION refunds_within_payment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF NEW.payment_id IS NOT NULL AND NEW.case_id IS NULL AND NEW.requested_by_id IS NOT NULL AND
    (SELECT sum(amount) FROM refunds WHERE payment_id = NEW.payment_id AND case_id IS NULL
       AND status NOT IN ('failed', 'canceled')) > (SELECT amount FROM payments WHERE id = NEW.payment_id) THEN
    RAISE EXCEPTION 'more would be given back than payment % brought', NEW.payment_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_payment';
  END IF;
  RETURN NULL;
END $$;
