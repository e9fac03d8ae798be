/**
 * ejabberd 23.01 and newer on loopback: one HTTP port (WebSocket, uploads, registration by the tests), no TLS, nothing reaches the network.
 *
 * `sql` is where everything is kept, a file unless given; `uploads` the folder of files; `origin` where files are put and had.
 */
export function ejabberdConfig({
  port,
  folder,
  without = [],
  sql = { sql_type: 'sqlite', sql_database: `${folder}/ejabberd.sqlite` },
  uploads = `${folder}/upload`,
  origin = `http://127.0.0.1:${port}`,
}) {
  const has = (name) => !without.includes(name);
  return {
    hosts: ['localhost'],
    loglevel: 'warning',
    // SCRAM on the wire; hashing at rest would cost each test account time.
    disable_sasl_mechanisms: ['digest-md5', 'X-OAUTH2'],
    auth_method: ['sql'],
    auth_password_format: 'plain',
    // Mnesia loses what was acknowledged in the last seconds before a crash (10 of 200 messages when it was tried); SQL does not.
    default_db: 'sql',
    ...sql,
    shaper: {},
    shaper_rules: {},
    // More than the client's time between checks of the line.
    websocket_timeout: 300,
    listen: [
      {
        port,
        ip: '127.0.0.1',
        module: 'ejabberd_http',
        request_handlers: {
          '/ws': 'ejabberd_http_ws',
          '/api': 'mod_http_api',
          ...(has('upload') && { '/upload': 'mod_http_upload' }),
        },
      },
    ],
    acl: { local: { user_regexp: '' } },
    access_rules: { local: { allow: 'local' } },
    api_permissions: { 'tests on loopback': { who: { ip: '127.0.0.1/8' }, what: ['*'] } },
    modules: {
      mod_adhoc: {},
      mod_admin_extra: {},
      mod_blocking: {},
      mod_caps: {},
      mod_carboncopy: {},
      mod_disco: {},
      mod_http_api: {},
      ...(has('upload') && {
        mod_http_upload: {
          put_url: `${origin}/upload`,
          docroot: uploads,
          max_size: 100 * 1024 * 1024,
          access: 'local',
          // A page comes from another origin.
          custom_headers: {
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Allow-Methods': 'GET, HEAD, PUT, OPTIONS',
            'Access-Control-Allow-Headers': 'Content-Type, Authorization',
          },
        },
      }),
      mod_last: {},
      ...(has('archive') && {
        mod_mam: { assume_mam_usage: true, default: 'always', request_activates_archiving: false },
      }),
      mod_muc: {
        host: 'conference.localhost',
        access: 'local',
        access_create: 'local',
        access_persistent: 'local',
        default_room_options: { mam: has('archive'), persistent: true, allow_user_invites: true, public: true },
      },
      mod_offline: {},
      mod_ping: {},
      mod_privacy: {},
      mod_private: {},
      // 23.01 knows only two publish-options (access_model, persist_items); how much a node keeps has to be said here.
      mod_pubsub: {
        access_createnode: 'local',
        plugins: ['flat', 'pep'],
        force_node_config: {
          'storage:bookmarks': { access_model: 'whitelist' },
          'urn:xmpp:bookmarks:1': privateNode,
          'urn:xmpp:mds:displayed:0': privateNode,
          'urn:chatloom:*': privateNode,
        },
      },
      mod_roster: { versioning: true },
      mod_stream_mgmt: { resume_timeout: 120, resend_on_timeout: 'if_offline' },
      mod_vcard: { search: true },
      mod_vcard_xupdate: {},
    },
  };
}

const privateNode = {
  access_model: 'whitelist',
  max_items: 1000,
  persist_items: true,
  send_last_published_item: 'never',
};
