-- Prosody on loopback for tests and the demo: one HTTP port (WebSocket, uploads), no TLS, nothing reaches the network.
-- prosody.mjs beside this file sets the folder, the port and what to leave out.
local dir = os.getenv("CHATLOOM_XMPP_DIR")
local port = tonumber(os.getenv("CHATLOOM_XMPP_PORT"))
local without = os.getenv("CHATLOOM_XMPP_WITHOUT") or ""
local function with(name) return not (" " .. without .. " "):find(" " .. name .. " ", 1, true) end

data_path = dir .. "/data"
plugin_paths = { os.getenv("CHATLOOM_XMPP_MODULES") }
certificates = dir .. "/data"
pidfile = dir .. "/prosody.pid"
log = { warn = dir .. "/prosody.log" }
daemonize = false
run_as_root = true -- containers run tests as root; no effect for others
interfaces = { "127.0.0.1" }
c2s_ports = {}; s2s_ports = {}; legacy_ssl_ports = {}; https_ports = {}
http_ports = { port }; http_interfaces = { "127.0.0.1" }
http_default_host = "localhost"
http_external_url = "http://127.0.0.1:" .. port .. "/"
http_paths = { websocket = "/ws"; file_share = "/upload" }
http_cors_override = {} -- the module's own CORS headers are enough
consider_websocket_secure = true
c2s_require_encryption = false
authentication = "internal_plain" -- SCRAM on the wire; hashing at rest would cost each test account time
-- Archives in SQL: the file storage takes a second for each page of a long archive, and refuses a box at 10,000 messages. The rest is small and stays in files.
storage = { archive = "sql"; muc_log = "sql" }
sql = { driver = "SQLite3"; database = "archive.sqlite" }
-- Counting all there is would be a second query for each page, and nobody reads the number.
mam_include_total = false
muc_log_include_total = false
archive_expires_after = "never"
max_archive_query_results = 250
default_archive_policy = true
smacks_hibernation_time = 120
limits = {}

modules_enabled = {
  "roster"; "saslauth"; "disco"; "presence"; "message"; "iq"; "ping"; "offline"; "websocket"; "carbons"; "smacks";
  "pep"; "private"; "bookmarks"; "blocklist"; "vcard4"; "vcard_legacy"; "lose_occupants";
  with("archive") and "mam" or nil;
}
modules_disabled = { "s2s"; "tls"; "posix" }

VirtualHost "localhost"

Component "conference.localhost" "muc"
  modules_enabled = { with("archive") and "muc_mam" or nil; with("archive") and with("moderation") and "muc_moderation" or nil }
  muc_log_by_default = true
  muc_log_presences = false
  restrict_room_creation = false
  muc_room_default_persistent = true

if with("upload") then
  Component "upload.localhost" "http_file_share"
    http_file_share_size_limit = 100 * 1024 * 1024
    http_file_share_daily_quota = 1024 * 1024 * 1024
    http_host = "localhost"
    http_file_share_access = { "localhost" }
end
