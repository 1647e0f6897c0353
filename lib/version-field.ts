import { z } from "zod";

/** The version of a row when its form was opened: the form is saved only while that is still the latest. */
export const versionSchema = z.int32().positive();
