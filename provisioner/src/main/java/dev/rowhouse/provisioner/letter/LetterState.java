package dev.rowhouse.provisioner.letter;

/** How a letter stands. */
enum LetterState {
  /** To be sent, or tried again. */
  WAITING,
  /** Taken by the mail server. */
  SENT,
  /** Refused for good, or of no use any more. */
  FAILED,
  /** Never to be sent. */
  DROPPED
}
