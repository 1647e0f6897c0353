-- A declined attempt can be tried again at the gateway until it is given up there: since when it can't be paid any more.
ALTER TABLE payments ADD COLUMN ended_at TIMESTAMPTZ(3);

-- Before another attempt began, the one before it was always given up.
UPDATE payments p SET ended_at = coalesce(p.updated_at, p.created_at)
  WHERE p.status = 'failed' AND (p.failure_code IN ('canceled', 'missing-at-gateway', 'set-aside')
    OR EXISTS (SELECT 1 FROM payments later WHERE later.bill_id = p.bill_id AND later.id > p.id));

ALTER TABLE payments ADD CONSTRAINT payments_ended_at_check CHECK (ended_at IS NULL OR status <> 'pending');
