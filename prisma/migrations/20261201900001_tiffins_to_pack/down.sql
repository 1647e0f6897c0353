DROP FUNCTION tiffins_to_pack(date);
