package dev.rowhouse.marketplace.account;

/** What a member may do; every page and every call asks for one. */
public enum Permission {
  /** See everything but secrets, logs and payloads. */
  LOOK,
  /** Start, stop, wake, copy and erase containers; read logs; run commands; replay events. */
  OPERATE,
  /** Change projects, templates, webhooks and API keys. */
  BUILD,
  /** Attach and remove nodes. */
  NODES,
  /** See and pay bills. */
  MONEY,
  /** Invite people and change their roles. */
  PEOPLE,
  /** Make owners, and end the organization. */
  OWN
}
