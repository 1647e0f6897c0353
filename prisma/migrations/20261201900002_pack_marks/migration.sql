-- What is packed and what is loaded, round by round and plan by plan: each press says how many there are now, of how many, and
-- the last one holds. Nothing is rewritten, so that an evening can read who found what was short, and when.
CREATE TABLE "pack_marks" (
    "id" SERIAL NOT NULL,
    "stage" VARCHAR(10) NOT NULL,
    "day" DATE NOT NULL,
    "slot_id" SMALLINT NOT NULL,
    "route" VARCHAR(100) NOT NULL,
    "plan_id" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    "due" INTEGER NOT NULL,
    "driver" VARCHAR(100),
    "actor_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "pack_marks_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "pack_marks_day_slot_id_idx" ON "pack_marks"("day", "slot_id");
COMMENT ON INDEX pack_marks_day_slot_id_idx IS 'what is packed and loaded of a day''s meal';
CREATE INDEX "pack_marks_actor_id_idx" ON "pack_marks"("actor_id");
COMMENT ON INDEX pack_marks_actor_id_idx IS 'the foreign key';
CREATE INDEX "pack_marks_plan_id_idx" ON "pack_marks"("plan_id");
COMMENT ON INDEX pack_marks_plan_id_idx IS 'the foreign key';
ALTER TABLE "pack_marks" ADD CONSTRAINT "pack_marks_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pack_marks" ADD CONSTRAINT "pack_marks_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pack_marks" ADD CONSTRAINT "pack_marks_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- `route` is empty for what no round takes; `driver` is who signs for what was loaded
ALTER TABLE pack_marks
  ADD CONSTRAINT pack_marks_stage_check CHECK (stage IN ('packed', 'loaded')),
  ADD CONSTRAINT pack_marks_count_check CHECK (count >= 0 AND due >= 0 AND count <= due),
  ADD CONSTRAINT pack_marks_driver_check CHECK ((stage = 'loaded') = (coalesce(driver, '') <> ''));
CREATE TRIGGER pack_marks_append_only BEFORE UPDATE OR DELETE ON pack_marks
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER pack_marks_no_truncate BEFORE TRUNCATE ON pack_marks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

ALTER TABLE pack_marks ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON pack_marks TO tiffin_system;
GRANT USAGE ON SEQUENCE pack_marks_id_seq TO tiffin_system, tiffin_staff;
CREATE POLICY system_everything ON pack_marks TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT ON pack_marks TO tiffin_staff;
GRANT INSERT (stage, day, slot_id, route, plan_id, count, due, driver, actor_id) ON pack_marks TO tiffin_staff;
CREATE POLICY packers_read ON pack_marks FOR SELECT TO tiffin_staff USING ((SELECT app_is_admin())
  OR ((SELECT app_role()) = 'kitchen' AND day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1));
CREATE POLICY packers_mark ON pack_marks FOR INSERT TO tiffin_staff WITH CHECK (
  ((SELECT app_is_admin()) OR (SELECT app_role()) = 'kitchen') AND actor_id = (SELECT app_user_id())
  AND day BETWEEN (SELECT app_today()) AND (SELECT app_today()) + 1);
