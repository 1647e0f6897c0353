-- From now on a session's end follows its owner's role. Those that staff have open were given thirty days: they log in anew.
DELETE FROM sessions USING users WHERE users.id = sessions.user_id AND users.role <> 'customer';
