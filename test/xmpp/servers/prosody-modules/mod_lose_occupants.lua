-- For tests only: POST /lose_occupants makes every room forget who is in it, and tells nobody, as a room service does whose machine has died.
module:depends("http");

module:provides("http", {
	route = {
		["POST"] = function ()
			local muc = prosody.hosts["conference.localhost"].modules.muc;
			for room in muc.live_rooms() do
				room._occupants = {};
				room._jid_nick = {};
			end
			return 204;
		end;
	};
});
