package dev.rowhouse.db.role;

/** What a process does; one process may have several roles, and many processes the same one. */
public enum Role {
  /** Serves builders and their API; the only one that holds sessions. */
  PORTAL,
  /** Moves containers; the only one that holds credentials of nodes. */
  WORKER,
  /** Carries tenants' traffic; knows routes and public keys only. */
  GATEWAY,
  /** Serves operators. */
  OPERATOR,
  /** Brings the schema up to date and exits. */
  MIGRATE
}
