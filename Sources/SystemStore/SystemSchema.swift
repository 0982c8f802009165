import GRDB

/// The tables of `codex_system.db`.
///
/// Ids are ULIDs; times are ISO 8601 in Universal Time; a released migration never changes: a new one follows it.
enum SystemSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: workspaces, users, tasks, plugins and agents") { database in
            for statement in [workspaces, users, tasks, plugins, agents] { try database.execute(sql: statement) }
        }
        return migrator
    }

    /// A workspace is known by the absolute path of its folder, a notebook by its path in the workspace, `.` for all of it.
    private static let workspaces = """
        CREATE TABLE workspace (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            root_path TEXT NOT NULL UNIQUE,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE notebook (
            id TEXT NOT NULL PRIMARY KEY,
            workspace_id TEXT NOT NULL REFERENCES workspace(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            slug TEXT NOT NULL,
            path TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            UNIQUE(workspace_id, path)
        ) STRICT;
        """

    /// `password_hash` holds the algorithm and its parameters too; a user without one can't sign in. Names and addresses
    /// that differ in case alone are the same.
    private static let users = """
        CREATE TABLE user (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            email TEXT UNIQUE COLLATE NOCASE,
            password_hash TEXT,
            is_administrator INTEGER NOT NULL DEFAULT 0 CHECK (is_administrator IN (0, 1)),
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            disabled_at TEXT
        ) STRICT;
        CREATE TABLE workspace_permission (
            id TEXT NOT NULL PRIMARY KEY,
            workspace_id TEXT NOT NULL REFERENCES workspace(id) ON DELETE CASCADE,
            user_id TEXT NOT NULL REFERENCES user(id) ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('reader', 'writer', 'owner')),
            created_at TEXT NOT NULL,
            UNIQUE(workspace_id, user_id)
        ) STRICT;
        CREATE INDEX workspace_permission_user ON workspace_permission(user_id);
        """

    /// `payload` and `result` are JSON. `task_queue` finds the next task to run.
    private static let tasks = """
        CREATE TABLE task (
            id TEXT NOT NULL PRIMARY KEY,
            workspace_id TEXT REFERENCES workspace(id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed', 'cancelled')),
            payload TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(payload)),
            result TEXT CHECK (json_valid(result)),
            attempt_count INTEGER NOT NULL DEFAULT 0,
            run_after TEXT NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            started_at TEXT,
            finished_at TEXT
        ) STRICT;
        CREATE INDEX task_queue ON task(run_after, id) WHERE state = 'queued';
        CREATE INDEX task_workspace ON task(workspace_id);
        """

    /// A setting or secret without `workspace_id` holds for all workspaces. A secret is sealed: its nonce and the
    /// authenticated cipher text, never the text itself.
    private static let plugins = """
        CREATE TABLE plugin (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            version TEXT NOT NULL,
            manifest TEXT NOT NULL CHECK (json_valid(manifest)),
            is_enabled INTEGER NOT NULL DEFAULT 0 CHECK (is_enabled IN (0, 1)),
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE plugin_config (
            id TEXT NOT NULL PRIMARY KEY,
            plugin_id TEXT NOT NULL REFERENCES plugin(id) ON DELETE CASCADE,
            workspace_id TEXT REFERENCES workspace(id) ON DELETE CASCADE,
            key TEXT NOT NULL,
            value TEXT NOT NULL CHECK (json_valid(value)),
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX plugin_config_key ON plugin_config(plugin_id, coalesce(workspace_id, ''), key);
        CREATE TABLE plugin_secret (
            id TEXT NOT NULL PRIMARY KEY,
            plugin_id TEXT NOT NULL REFERENCES plugin(id) ON DELETE CASCADE,
            workspace_id TEXT REFERENCES workspace(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            nonce BLOB NOT NULL,
            sealed_value BLOB NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX plugin_secret_name ON plugin_secret(plugin_id, coalesce(workspace_id, ''), name);
        """

    private static let agents = """
        CREATE TABLE agent (
            id TEXT NOT NULL PRIMARY KEY,
            workspace_id TEXT REFERENCES workspace(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            configuration TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(configuration)),
            is_enabled INTEGER NOT NULL DEFAULT 1 CHECK (is_enabled IN (0, 1)),
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX agent_name ON agent(coalesce(workspace_id, ''), name);
        CREATE TABLE agent_session (
            id TEXT NOT NULL PRIMARY KEY,
            agent_id TEXT NOT NULL REFERENCES agent(id) ON DELETE CASCADE,
            user_id TEXT REFERENCES user(id) ON DELETE SET NULL,
            notebook_id TEXT REFERENCES notebook(id) ON DELETE SET NULL,
            state TEXT NOT NULL CHECK (state IN ('active', 'finished', 'failed', 'cancelled')),
            transcript TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(transcript)),
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            ended_at TEXT
        ) STRICT;
        CREATE INDEX agent_session_agent ON agent_session(agent_id, created_at);
        """
}
